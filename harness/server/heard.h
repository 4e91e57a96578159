/* heard.h - what was said on the connections of stations: the last frames of each for the page, and
 * all of it for the recording, if there is one.
 *
 * Of each station the last 50 frames are kept, each cut after 2,000 bytes; of the 200 stations that
 * spoke last. Passwords are hidden (ocpp/redaction.h).
 */
#ifndef HARNESS_HEARD_H
#define HARNESS_HEARD_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/vclock.h"
#include "server/recording.h"

struct heard;
struct heard_line; /* one connection of a station */

/** @p clk is borrowed. */
struct heard *heard_new(struct vclock *clk);
/** Lines that are left are freed with it. NULL is harmless, here and below: nothing is kept. */
void heard_free(struct heard *h);

/** From now on everything goes into @p recording, too, which is borrowed. */
void heard_record(struct heard *h, struct recording *recording);

/** A station asks to come in: what is said to it from now on belongs to the line. */
struct heard_line *heard_arrives(struct heard *h, const char *station, const char *protocol);
/** It is let in; harmless when something was said already. */
void heard_enters(struct heard_line *line);
/** One whole text. */
void heard_text(struct heard_line *line, bool from_station, const char *text, size_t len);

/* How a line ends. */
struct heard_end {
    const char *by; /* "station", "csms", "story": somebody who operates the CSMS wanted it so */
    int code;       /* of the close frame, 0: none */
    const char *why;
};
/** It is over, and @p line gone; one that was never let in leaves nothing. NULL is harmless. */
void heard_leaves(struct heard_line *line, const struct heard_end *end);

/** Somebody had the CSMS do something: @p verb of csms (command, script) with @p args, borrowed. */
void heard_order(struct heard *h, const char *verb, const cJSON *args);
/** The frames of @p station that are kept, the newest first: {at_ms, dir, text, cut?}; NULL when it
 * was never there. */
cJSON *heard_frames(const struct heard *h, const char *station);

#endif
