/* needs.h - what a scenario needs of the system under test, and whether this one has it.
 *
 * A need is a verb ("csms.command"), or a fact that a verb establishes before the story begins: a
 * token that is blocked, a password that both sides know, a tariff.  A scenario declares its needs
 * in its head, where they cannot be seen from what it states: `needs = { "csms.command", "token
 * Unknown" }`. The others follow from its tokens, stations, tariffs and scripted answers.
 *
 * Where a need is not met the scenario is not played and its verdict is inconclusive.  Where it
 * does not apply to this system at all (another version of OCPP, no TLS, a test of stations) it is
 * skipped. A story that is no test of the protocol and declares nothing is played in any case: it
 * asks what it can (verb `can`), and its scorers say what they could not judge.
 */
#ifndef HARNESS_NEEDS_H
#define HARNESS_NEEDS_H

#include "stage/stage.h"

/** All that can be needed, ended by NULL. */
const char *const *needs_words(void);

/** Is @p word what somebody can establish beforehand, as "token Blocked"? */
bool needs_is_fact(const char *word);

/** The needs of the scenario on @p st, whose file has been read: an array that the caller deletes.
 */
cJSON *needs_of(const struct stage *st);

/** Why the scenario does not apply to this system: a sentence the caller frees, or NULL. */
char *needs_misfit(const struct stage *st);

/** Is the scenario one that is not begun where a need is not met? Any other is played, and what it
 * finds is inconclusive where a card was missing. */
bool needs_binding(const struct stage *st);

/** A sentence for each need that this system does not meet: an array that the caller deletes. Where
 * needs are not binding, for each card that it lacks. */
cJSON *needs_unmet(const struct stage *st);

/** What must be there before the scenario is played, whoever establishes it: needs, versions,
 * stations with connectors and passwords, tokens with status, accounts, tariffs; the caller deletes
 * it. */
cJSON *needs_list(const struct stage *st);

#endif
