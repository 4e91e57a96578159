/* scoring.h - one scorer at work on one scenario: what it may ask, and where it puts what it found.
 *
 * A scorer reads the run file, asks for the scenario's expectation, and tells findings and figures.
 * In a story that was not played to its end what did not come may only not have come yet: a finding
 * of absence is inconclusive, what is broken stays broken (enum rule_kind).
 */
#ifndef REPORTS_SCORING_H
#define REPORTS_SCORING_H

#include <stdbool.h>
#include <stdint.h>

#include "facts/runfile.h"
#include "facts/ticket.h"
#include "facts/token_book.h"
#include "invoice/oracle_book.h"
#include "score/findings.h"
#include "score/known.h"
#include "score/scorer.h"

/* What several scorers read of a scenario: each is read when it is first asked for. */
struct scoring_books {
    struct oracle_book *truth;
    struct ticket_book *tickets;
    struct token_book *tokens;
};

/* A scenario as every scorer gets it. */
struct scoring_scene {
    struct runfile *rf;
    int scenario;
    const cJSON *expect;   /* all expectations of the scenario, an object */
    const cJSON *can;      /* "role.verb" of all that the SUT can be asked, an array; or NULL */
    bool broken_off;       /* the story was not played to its end */
    bool shaky;            /* the SUT lacked a card that the story counts on: unknown_card.h */
    cJSON *known;          /* array: failures of it that are known; NULL: none */
    struct findings found; /* so far, by all scorers */
    struct scoring_books books;
};

/** Has @p scorer judge @p scene and keeps its score in the run file. @return its verdict, the worst
 * of what it says and what it found. */
enum verdict scoring_judge(struct scoring_scene *scene, const struct scorer *scorer);
/** Keeps what all scorers found in the run file, each finding below its cause, and forgets it, and
 * the books. */
void scoring_end(struct scoring_scene *scene);

/* --- what a scorer calls --- */

struct runfile *scoring_runfile(struct scoring *sc);
int scoring_scenario(struct scoring *sc);
/** The known failures of the scenario, an array; NULL: none. */
const cJSON *scoring_known(const struct scoring *sc);
/** Was the story not played to its end? What is only asked for at the end was not asked then. */
bool scoring_broken_off(const struct scoring *sc);
/** As runfile_rows(), of the scenario; the caller deletes them. */
cJSON *scoring_rows(struct scoring *sc, const char *sql);
/** The scenario's expectation for this scorer, or NULL. */
const cJSON *scoring_expect(struct scoring *sc);
/** The scenario's expectation named @p name (that of another scorer, or "dispatch"), or NULL. */
const cJSON *scoring_expectation(struct scoring *sc, const char *name);
/** When the story ended: what is due later cannot be late. */
int64_t scoring_end_ms(struct scoring *sc);
/** The books of the scenario, kept for all scorers. */
const struct oracle_book *scoring_truth(struct scoring *sc);
const struct ticket_book *scoring_tickets(struct scoring *sc);
const struct token_book *scoring_tokens(struct scoring *sc);
/** Can the SUT be asked "role.verb"? When not, what depends on it is inconclusive. */
bool scoring_can(struct scoring *sc, const char *role_verb);

/* A finding as a scorer tells it. What is not said here is NULL, 0 or false. */
struct finding {
    enum verdict verdict; /* pass: a note */
    const char *rule;     /* one of the scorer's (asserted) */
    const uint64_t *seqs; /* the evidence: event seqs, ended by 0; NULL: none */
    /* Findings of one rule with one key are one, told by the sentence of the first, with a count.
     * It names what is wrong, not where: "StatusNotification answer: $.status must be ...". NULL:
     * the sentence is the key. */
    const char *key;
    bool missing; /* something did not come: of a rule that is broken either way (RULE_either) */
    /* what it is about, where the events that are its evidence do not say it (about.h) */
    const char *station;
    int64_t session, ticket;
};

/** Records @p finding, with its sentence. */
void scoring_tell(struct scoring *sc, const struct finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/** The same of what needs no more than verdict, rule and evidence. */
void scoring_find(struct scoring *sc, enum verdict v, const char *rule, const uint64_t *seqs,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));
/** The same of something that did not come. */
void scoring_find_missing(struct scoring *sc, enum verdict v, const char *rule,
                          const uint64_t *seqs, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/** Adds a figure to the score's data (JSON object), consumed. */
void scoring_figure(struct scoring *sc, const char *name, cJSON *value);

#endif
