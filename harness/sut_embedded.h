/* sut_embedded.h - the embedded reference stack as a system under test, in this process.
 *
 * Each of the twelve verbs is one request of the stack's own API (refstack.h), so what holds here
 * holds for `chargerig serve`.  Nothing is answered from inside a question: answers come by a timer
 * of 0 ms, and that of csms.command when the stack says what has become of the command.
 */
#ifndef HARNESS_SUT_EMBEDDED_H
#define HARNESS_SUT_EMBEDDED_H

#include "loop.h"
#include "stage.h"
#include "sut.h"

/** @p options decides wire (mem; ws: a server on a free port of 127.0.0.1) and mutant.
 * @return NULL with @p why, a sentence the caller frees. */
struct sut *sut_embedded_new(struct loop *loop, struct vclock *clk, struct evlog *log,
                             const struct stage_options *options, const char *zone_rule,
                             char **why);

#endif
