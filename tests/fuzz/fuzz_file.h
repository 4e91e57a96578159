/* fuzz_file.h - gives the bytes of an input to code that reads a file by its name.
 *
 * One file a process, in memory where there is /dev/shm, overwritten for each input.
 */
#ifndef FUZZ_FILE_H
#define FUZZ_FILE_H

#include <assert.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

/** Writes the name of this process's file @p what ("scenario.lua") to @p path. */
static inline void fuzz_file_name(const char *what, char path[96])
{
    snprintf(path, 96, "%s/chargerig-fuzz.%ld.%s", access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm",
             (long)getpid(), what);
}

/** Makes @p path hold these bytes and nothing else. */
static inline void fuzz_file_write(const char *path, const uint8_t *data, size_t size)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    assert(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    close(fd);
}

#endif
