/* failures.h - the plays that failed, or ended in error, in an earlier run. */
#ifndef HARNESS_FAILURES_H
#define HARNESS_FAILURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct failure {
    char *file, *name; /* as the run file has them */
    uint64_t seed;
};

struct failures {
    struct failure *list; /* in the order of that run */
    size_t count;
};

/** Reads the run file @p path, which is scored where it has not been; failures_fini() empties it,
 * also after a failure. @return false with @p why, a sentence that the caller frees */
bool failures_read(struct failures *f, const char *path, char **why);
void failures_fini(struct failures *f);

#endif
