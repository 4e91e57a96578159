/* expectation_value.h - what the readers of expected values share: the message for a wrong one,
 * texts, lists of texts.
 *
 * A reader raises before it has made anything: a value that is half made belongs to nobody.
 */
#ifndef HARNESS_EXPECTATION_VALUE_H
#define HARNESS_EXPECTATION_VALUE_H

#include <stdbool.h>

#include "verbs/expectation.h"

/** What a message says is expected of a value of @p kind; where it ends in "one of", the words of
 * the row follow. */
const char *expectation_kind_words(enum expectation_kind kind);

/** Raises "expect.SCORER: FIELD: expected ..., got ..." for the value at @p index, with the nearest
 * of the words that are allowed. */
_Noreturn void expectation_refuse(lua_State *L, int index, const struct expectation *e);

/** The same where @p what begins the message. */
_Noreturn void expectation_refuse_as(lua_State *L, int index, const struct expectation *e,
                                     const char *what);

/** The text at @p index; anything else is refused. */
const char *expectation_text(lua_State *L, int index, const struct expectation *e);
/** Is @p text one of the words of the row? */
bool expectation_is_word(const struct expectation *e, const char *text);

/* Is @p item right? It may raise a better message than "expected ...". */
typedef bool expectation_item_fn(lua_State *L, const struct expectation *e, const char *item);
/** The list of texts at @p index, each of which @p ok takes: an array that the caller owns. */
cJSON *expectation_list(lua_State *L, int index, const struct expectation *e,
                        expectation_item_fn *ok);

/** The values of one kind, as the scorers read them; the caller owns them. */
cJSON *expectation_hours(lua_State *L, int index, const struct expectation *e);
cJSON *expectation_days(lua_State *L, int index, const struct expectation *e);
cJSON *expectation_dates(lua_State *L, int index, const struct expectation *e);
cJSON *expectation_model(lua_State *L, int index, const struct expectation *e);
cJSON *expectation_models(lua_State *L, int index, const struct expectation *e);
cJSON *expectation_steps(lua_State *L, int index, const struct expectation *e);
cJSON *expectation_demands(lua_State *L, int index, const struct expectation *e);

#endif
