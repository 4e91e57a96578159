/* suite.h - plays many scenarios into one run file, scores it, and says what came of it.
 *
 * What `run` and `mutants` share: one worker or several, an interruption
 * that leaves a readable file.  Each worker writes a part of its own, and host/store.h joins them.
 */
#ifndef HARNESS_SUITE_H
#define HARNESS_SUITE_H

#include <stdbool.h>
#include <stddef.h>

#include "score/verdict.h"
#include "stage/stage.h"

/* A fact of the run besides those that the options say. */
struct suite_fact {
    const char *key, *value;
};

struct suite {
    const struct stage_options *options;
    char *const *files;             /* plays */
    const int *ids;                 /* of each in the run file; NULL: from 1 on */
    const uint64_t *seeds;          /* of each; NULL: that of the options */
    const struct suite_fact *facts; /* ended by one without a key; NULL: none */
    int jobs;
    bool quiet;     /* no progress */
    bool silent;    /* nor a word of what cannot be played */
    bool fail_fast; /* behind the first story that fails none is played, and the file says so */
};

/** The id in the run file of the play at @p at in the files of @p suite. */
int suite_id(const struct suite *suite, size_t at);

enum suite_end {
    SUITE_complete,
    SUITE_interrupted,
    SUITE_broken, /* nothing could be written: @p why says so */
};

/** Plays @p suite into the run file @p path and scores it. @return how it ended; @p verdict is the
 * worst of all scenarios. The caller frees @p why. */
enum suite_end suite_play(const struct suite *suite, const char *path, enum verdict *verdict,
                          char **why);

/** The cores that this process may use, 1 at least. */
int suite_cores(void);

/** Reads --pace: free, real or Nx. @return false when @p text is none of them. */
bool suite_pace(const char *text, double *factor);

#endif
