/* tamper.h - breaks what a station sends, on purpose and as ordered: it stands between what the
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
 *   id            text: another message id; tamper_own_id() tells whose answer comes by it
 *   raw           text: stands for the whole frame; {id} in it for the message id
 *   lost          true: it is never sent
 *   late_ms       it is held back so long
 *   out_of_order  true: it is held back until the next frame has gone out
 *   twice         true: it is sent twice
 *
 * Every frame that is tampered with is told to the log (EV_tampered), and its frame event names
 * that one as its cause: so it can be told from what the station does wrong by itself.
 */
#ifndef SIM_TAMPER_H
#define SIM_TAMPER_H

#include <cjson/cJSON.h>
#include <stddef.h>

#include "base/status.h"
#include "link/line.h"
#include "ocpp/frame.h"

struct tamper;

/** Puts a text on the wire. */
typedef enum status tamper_send_fn(void *ctx, const char *text, size_t len);

/** What it sends goes to @p send with @p ctx; @p line is copied, its wire is not used. */
struct tamper *tamper_new(const struct line *line, tamper_send_fn *send, void *ctx);
void tamper_free(struct tamper *m);

/** Why @p order cannot be carried out, a sentence; NULL: it can. */
const char *tamper_objection(const cJSON *order);
/** Adds @p order, which is consumed and has no objection. */
void tamper_order(struct tamper *m, cJSON *order);

/** A CALL of the CSMS came, while there are orders: so that the answer to it can be told from
 * others. */
void tamper_asked(struct tamper *m, const struct frame *f);
/** Sends @p text, or what the orders make of it. */
enum status tamper_send(struct tamper *m, const char *text, size_t len);
/** The own id of the last CALL that went out with another one, if that is @p id: the answer to what
 * went out is the answer to that CALL. NULL: it is not. */
char *tamper_own_id(const struct tamper *m, const char *id);
/** Sends @p text as it is, as something that was broken on purpose: @p how says it in words. */
enum status tamper_send_raw(struct tamper *m, const char *text, size_t len, const char *how);
/** The connection is gone: what is held back is not sent any more. */
void tamper_drop(struct tamper *m);

#endif
