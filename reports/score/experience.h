/* experience.h - the experience scorer at work: what its files share.
 *
 * score_experience.c    how often a driver had to try or to ask
 * experience_surprise.c what happened to a driver that nobody had announced
 * experience_refusal.c  who was refused, with which reason, and who was let in
 * experience_wait.c     how long a driver waited for a word, or for the cable
 * experience_desk.c     what the desk offered, and whose tag it assigned
 *
 * What the scenario does not expect is not judged.
 */
#ifndef REPORTS_EXPERIENCE_H
#define REPORTS_EXPERIENCE_H

#include "facts/token_book.h"
#include "score/scoring.h"

/* What can be expected, as fields of expect.experience. */
#define EXPERIENCE_FIELD_LIST(X)                                                                   \
    X(contacts)                                                                                    \
    X(surprises)                                                                                   \
    X(start_attempts)                                                                              \
    X(cable_unattended) X(silence) X(reason) X(refused) X(alternative) X(tag)
#define X(name) EXPERIENCE_##name,
enum experience_field { EXPERIENCE_FIELD_LIST(X) EXPERIENCE_FIELD_COUNT };
#undef X

struct experience {
    struct scoring *sc;
    const cJSON *expect;
    const struct token_book *tokens;
    int64_t end_ms;
    unsigned met; /* bit of each field of which something was judged */
    bool judged;  /* anything at all */
};

/** Notes that something of @p field was judged. */
void experience_met(struct experience *x, enum experience_field field);

/** Did any driver do or live through anything? */
bool experience_anybody(struct experience *x);

/** expect.experience.surprises: where there are more than allowed, each is told. */
void experience_surprise(struct experience *x);
/** expect.experience.reason: whoever is told a reason is told the true one. */
void experience_refusal_reason(struct experience *x);
/** expect.experience.refused: nobody is let in whose token is not accepted. */
void experience_refusal_let_in(struct experience *x);
/** expect.experience.silence_ms: from a call for help on, some word comes in time. */
void experience_wait_silence(struct experience *x);
/** expect.experience.cable_unattended_ms: a cable that the station holds is freed in time. */
void experience_wait_cable(struct experience *x);
/** expect.experience.alternative and .tag: by the desk's tickets. */
void experience_desk(struct experience *x);

#endif
