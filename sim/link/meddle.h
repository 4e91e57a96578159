/* meddle.h - breaks what a station sends, on purpose and as ordered: it stands between what the
 * station means to say and the wire.
 *
 * An order is for one action: the station's CALLs of it, or its answers to such CALLs of the CSMS.
 * It is a JSON object; what it says to do is done in the order of these rows:
 *
 *   action        text; of the CALL, or of the CALL that is answered
 *   answers       true: the station's answers, not its CALLs
 *   times         how many frames (1); 0: all from now on
 *   omit          list of paths (ocpp/path.h): these fields are left out
 *   replace       object, path to value: these fields get another value
 *   retype        list of paths: these fields get a value of another type
 *   id            text: another message id
 *   raw           text: stands for the whole frame; {id} in it for the message id
 *   lost          true: it is never sent
 *   late_ms       it is held back so long
 *   out_of_order  true: it is held back until the next frame has gone out
 *   twice         true: it is sent twice
 *
 * Every frame that is meddled with is told to the log (EV_meddled), and its frame event names that
 * one as its cause: so it can be told from what the station does wrong by itself.
 */
#ifndef SIM_MEDDLE_H
#define SIM_MEDDLE_H

#include <cjson/cJSON.h>
#include <stddef.h>

#include "base/status.h"
#include "link/line.h"
#include "ocpp/frame.h"

struct meddle;

/** Puts a text on the wire. */
typedef enum status meddle_send_fn(void *ctx, const char *text, size_t len);

/** What it sends goes to @p send with @p ctx; @p line is copied, its wire is not used. */
struct meddle *meddle_new(const struct line *line, meddle_send_fn *send, void *ctx);
void meddle_free(struct meddle *m);

/** Why @p order cannot be carried out, a sentence; NULL: it can. */
const char *meddle_objection(const cJSON *order);
/** Adds @p order, which is consumed and has no objection. */
void meddle_order(struct meddle *m, cJSON *order);

/** A CALL of the CSMS came, while there are orders: so that the answer to it can be told from
 * others. */
void meddle_asked(struct meddle *m, const struct frame *f);
/** Sends @p text, or what the orders make of it. */
enum status meddle_send(struct meddle *m, const char *text, size_t len);
/** Sends @p text as it is, as something that was broken on purpose: @p how says it in words. */
enum status meddle_send_raw(struct meddle *m, const char *text, size_t len, const char *how);
/** The connection is gone: what is held back is not sent any more. */
void meddle_drop(struct meddle *m);

#endif
