/* findings.h - what was found in one scenario, by all of its scorers.
 *
 * Equal findings are one, with a count and the evidence of the first. What follows from another
 * finding hangs below it (consequence.h). They are written when all scorers have spoken: each
 * directly behind its cause.
 */
#ifndef REPORTS_FINDINGS_H
#define REPORTS_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "facts/runfile.h"
#include "score/about.h"
#include "score/scorer.h"

/* One finding, as often as it was found. */
struct found {
    const char *scorer;
    const struct rule *rule;
    enum verdict verdict;
    char *key; /* what is equal to it has the same rule, verdict and key */
    char *sentence;
    uint64_t *seqs; /* the evidence, with 0 behind it; that of the first comes first */
    size_t seq_count, first_seqs;
    int times;
    struct about about;
    struct found *cause; /* NULL: it follows from no other */
    bool followed;       /* it is the cause of another */
    struct found *next;  /* in its bucket */
};

struct findings {
    struct found **all; /* they stay where they are */
    size_t count;
    struct found **buckets; /* by rule and key */
    size_t bucket_count;
};

/** Adds @p one, which is consumed, or counts it as another of one that is equal. */
void findings_add(struct findings *f, struct found *one);
/** Writes them into the table finding of @p scenario, with numbers from 1. */
void findings_write(const struct findings *f, struct runfile *rf, int scenario);
void findings_free(struct findings *f);

#endif
