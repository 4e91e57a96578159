/* tap.h - one card held against a reader, until the driver knows what came of it.
 *
 * The driver owns the tap; the station answers it once, and the answer arrives later (on the clock)
 * as text on the display.
 */
#ifndef SIM_TAP_H
#define SIM_TAP_H

#include "world/world.h"

struct tap;

/** What came of a tap: Accepted, stopped, a refusal status, "no answer", "hung" or "busy"; @p text
 * is what the display says. Called at most once a tap, never from inside a verb. */
typedef void tap_fn(void *ctx, const char *outcome, const char *text);

/** A tap in the list *@p taps, seen by @p driver (actor id); @p connector is borrowed for ever. */
struct tap *tap_new(struct tap **taps, struct world *w, int driver, const char *connector,
                    uint64_t cause);
void tap_listen(struct tap *t, tap_fn *fn, void *ctx);
/** The values of IdTokenEnumType (2.0.1, 3.43), ended by NULL. */
const char *const *token_types(void);
/** The IdTokenEnumType (2.0.1) spelled @p word as text that lives for ever; NULL: there is none. */
const char *token_type_of(const char *word);
/** What kind of token it is, IdTokenEnumType of 2.x, borrowed for ever; NULL: an RFID card. */
void tap_set_token_type(struct tap *t, const char *type);
const char *tap_token_type(const struct tap *t);
/** Seq of the taps event. */
uint64_t tap_cause(const struct tap *t);
/** The display shows @p text @p delay_ms from now; @p outcome as tap_fn says, borrowed for
 * ever. */
void tap_answer(struct tap *t, const char *outcome, const char *text, int64_t delay_ms);
/** Forgets all taps of the list. */
void tap_free_all(struct tap **taps);

#endif
