/* conformance.h - the published test cases for OCPP, and which of them are played here.
 *
 * The catalogue (conformance*.def) holds the ids of the OCTT for 1.6 and of part 6 of 2.0.1; what a
 * case is about is said by the scenario that plays it, in our own words.  A scenario claims a case
 * with `conformance = "TC_003_CS"`.
 */
#ifndef HARNESS_CONFORMANCE_H
#define HARNESS_CONFORMANCE_H

#include <cjson/cJSON.h>
#include <stddef.h>

/* When a case begins that does not say so. */
#define CONFORMANCE_BEGINS "2026-03-06 10:00 UTC"

/* What a case needs that a simulated station and a wire do not have. */
#define CONFORMANCE_NEED_LIST(X)                                                                   \
    X(none, NULL)                                                                                  \
    X(iso15118, "needs ISO 15118 between vehicle and station")                                     \
    X(role, "needs another role: a local controller that serves firmware")                         \
    X(hands, "needs somebody at the station's menu, not on the wire")                              \
    X(text, "what it tests is not publicly documented")
#define X(name, words) NEED_##name,
enum conformance_need { CONFORMANCE_NEED_LIST(X) NEED_COUNT };
#undef X

struct conformance_case {
    const char *id, *version, *side, *block; /* side: conformance_side() */
    enum conformance_need need;
};

/** All cases, ended by a row without id: 1.6 first, in the order of their ids. */
const struct conformance_case *conformance_cases(void);
/** The case @p id of any version, NULL when there is none. */
const struct conformance_case *conformance_find(const char *id);
/** Whom it tests: "CS" (the station) or "CSMS". */
const char *conformance_side(const struct conformance_case *c);
/** The id nearest to @p id, NULL when none is near. */
const char *conformance_nearest(const char *id);

/** What is played: @p scenarios is an array of { conformance, file, about }. @return { cases: [{
 * id, version, side, block, state (exists, missing, not applicable), reason?, files?, about? }],
 * counts: [{ version, side, block, exists, missing, not_applicable }], totals: the same for all
 * blocks }; the caller deletes it. */
cJSON *conformance_report(const cJSON *scenarios);

#endif
