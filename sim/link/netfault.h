/* netfault.h - what can go wrong between a station and its wire, and the record of what passed.
 *
 * It stands where the wire stands: open, send, close.  Frames are logged at the wire itself: what a
 * fault swallowed on the way out was never sent, what it swallows on the way in was still received
 * by this side's wire.  So the log judges the peer by what really reached it.
 */
#ifndef SIM_NETFAULT_H
#define SIM_NETFAULT_H

#include <stdbool.h>
#include <stdint.h>

#include "link/line.h"
#include "link/wire.h"

/* What can break between the station and the CSMS, by the words a scenario uses; connected and
 * online are kept apart.  A row: name in C, words, what it does. */
#define LINK_FAULT_LIST(X)                                                                         \
    X(cut, "cut", "TCP is torn down and cannot be opened")                                         \
    X(stall, "stall", "TCP stays up, nothing passes (half open)")                                  \
    X(delay, "delay", "every message takes longer, both ways")                                     \
    X(lose_answers, "lose answers", "the CSMS hears everything, the station hears no answer")      \
    X(duplicate, "duplicate",                                                                      \
      "every CALL of a transaction arrives twice, the second with its own id")                     \
    X(flap, "flap", "the connection drops every period")                                           \
    X(refuse, "refused handshake",                                                                 \
      "the connection drops, and the server answers every handshake with 503")                     \
    X(stranger, "bad certificate",                                                                 \
      "the connection drops, and the server shows a certificate that a stranger signed")           \
    X(expired, "expired certificate",                                                              \
      "the connection drops, and the server's certificate has expired")
#define X(name, words, effect) LINK_##name,
enum link_fault { LINK_FAULT_LIST(X) LINK_FAULT_COUNT };
#undef X

/** The fault called @p words in LINK_FAULT_LIST, LINK_FAULT_COUNT when there is none. */
enum link_fault link_fault_of(const char *words);

struct netfault;

/** @p handler is called with @p owner, as by a wire; @p line is copied. */
struct netfault *netfault_new(const struct line *line, const struct wire_handler *handler,
                              void *owner);
void netfault_free(struct netfault *nf);

/** Opens a link; an old one is forgotten. */
void netfault_open(struct netfault *nf, const struct wire_target *target);
enum status netfault_send(struct netfault *nf, const char *text, size_t len);
/** Sends a WebSocket ping; its pong comes to the handler, unless the link swallows it. */
enum status netfault_ping(struct netfault *nf);
/** Has the other end sent what was not read yet? */
bool netfault_behind(const struct netfault *nf);
/** Says goodbye; the handler hears of the end. */
void netfault_close(struct netfault *nf, int code, const char *why);
/** Cuts the link without a word; no handler is called. */
void netfault_drop(struct netfault *nf);

void netfault_break(struct netfault *nf, enum link_fault fault, int64_t ms);
void netfault_mend(struct netfault *nf);
/** Does any fault last? */
bool netfault_broken(const struct netfault *nf);

/** The link is open, as the station sees it. */
bool netfault_is_open(const struct netfault *nf);
/** Frames pass in both directions. */
bool netfault_passes(const struct netfault *nf);
/** Why not, when they do not. */
const char *netfault_why(const struct netfault *nf);

#endif
