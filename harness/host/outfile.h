/* outfile.h - a file that is written as a stream, and remembers why some of it could not be.
 *
 * A stream of stdio notes that a write failed, and loses the reason: by the time somebody asks,
 * errno is of another call, or 0.  Here the first failing call's is kept, and a write that the
 * system cut short goes on where it stopped.
 */
#ifndef HARNESS_OUTFILE_H
#define HARNESS_OUTFILE_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

struct outfile;

enum outfile_how {
    OUTFILE_over,   /* what was there is gone */
    OUTFILE_new,    /* nothing may be there */
    OUTFILE_private /* as over, and only the owner can read it, also where others could before */
};

/** Opens @p path. @return NULL with @p why, a sentence that the caller frees */
struct outfile *outfile_open(const char *path, enum outfile_how how, char **why);

/** The stream to write to; it is closed by outfile_close(). */
FILE *outfile_stream(struct outfile *f);

/** Ends it and frees @p f. @return false with @p why when some of it could not be written */
bool outfile_close(struct outfile *f, char **why);

/** Writes out what waits for standard output. @return 0; else the errno that says why some of it,
 * now or before, could not be written, EIO where the system does not say */
int outfile_flush_stdout(void);

#endif
