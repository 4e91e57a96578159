/* support_ask.h - questions of the people to the system under test, which may outlive support. */
#ifndef HARNESS_SUPPORT_ASK_H
#define HARNESS_SUPPORT_ASK_H

#include <cjson/cJSON.h>

#include "sut/sut.h"

struct support;

/* Hears an answer; @p answer is borrowed, NULL unless @p st is S_OK. @p why is a sentence unless
 * S_OK. */
typedef void support_answer_fn(struct support *su, void *ctx, enum status st, const cJSON *answer,
                               const char *why);

/** Asks the system under test; @p args is consumed. @p fn is not called after support_free(). */
void support_ask(struct support *su, enum sut_verb verb, cJSON *args, support_answer_fn *fn,
                 void *ctx);

/** For answers nobody needs. */
void support_ignore(struct support *su, void *ctx, enum status st, const cJSON *answer,
                    const char *why);

/** From now on no answer is heard: support goes. */
void support_ask_forget(struct support *su);

#endif
