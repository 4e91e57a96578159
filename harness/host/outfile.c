#include "host/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

struct outfile {
    char *path;
    int fd;
    int err; /* of the first call that failed, 0: none has */
    FILE *stream;
};

static void failed(struct outfile *f)
{
    if (!f->err)
        f->err = errno ? errno : EIO;
}

static ssize_t put(void *cookie, const char *bytes, size_t size)
{
    struct outfile *f = cookie;
    size_t done = 0;

    while (done < size) {
        ssize_t n = write(f->fd, bytes + done, size - done);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            failed(f);
            return 0;
        }
        done += (size_t)n;
    }
    return (ssize_t)size;
}

static int end(void *cookie)
{
    struct outfile *f = cookie;

    if (close(f->fd) != 0)
        failed(f);
    return 0;
}

static char *sentence(const char *path, int err)
{
    return mem_printf("cannot write %s: %s", path, strerror(err));
}

struct outfile *outfile_open(const char *path, enum outfile_how how, char **why)
{
    static const cookie_io_functions_t functions = {.write = put, .close = end};
    mode_t mode = how == OUTFILE_private ? 0600 : 0666;
    int fd =
        open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (how == OUTFILE_new ? O_EXCL : O_TRUNC), mode);
    struct outfile *f;

    if (fd < 0 || (how == OUTFILE_private && fchmod(fd, mode) != 0)) {
        *why = sentence(path, errno);
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    f = mem_new(sizeof(*f));
    f->path = mem_text(path);
    f->fd = fd;
    f->stream = fopencookie(f, "w", functions);
    if (!f->stream)
        abort(); /* there is no memory */
    return f;
}

FILE *outfile_stream(struct outfile *f)
{
    return f->stream;
}

bool outfile_close(struct outfile *f, char **why)
{
    bool ok;

    fclose(f->stream);
    ok = f->err == 0;
    if (!ok)
        *why = sentence(f->path, f->err);
    free(f->path);
    free(f);
    return ok;
}

int outfile_flush_stdout(void)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return 0;
    if (errno == 0) { /* it failed before, and why is lost: the next write meets the same */
        clearerr(stdout);
        putchar('\n');
        fflush(stdout);
    }
    return errno ? errno : EIO;
}
