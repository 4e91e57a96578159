/* refusals.h - who was not let in to the server, and why: said once, and kept for the page.
 *
 * The last 50 are kept. One that comes again (of the same caller, for the same reason) is counted,
 * not listed again. A sentence is said of each when it first comes, and once a minute while it goes
 * on; of one address at most 20 in a minute. What a caller says of itself is foreign: in these
 * sentences nothing is left of it but printable ASCII, and not more than 60 bytes.
 */
#ifndef HARNESS_REFUSALS_H
#define HARNESS_REFUSALS_H

#include <cjson/cJSON.h>
#include <stdint.h>

struct refusals;

struct refusal {
    const char *who;  /* what it called itself, or asked for; NULL: nothing */
    const char *from; /* its address, or "its line" */
    int status;       /* of HTTP; 101: the handshake was completed, and the line closed at once;
                         0: it is connected, and a request of it was refused */
    const char *why;  /* our own words, without a full stop */
};

/** @p say gets each sentence, without an end of line; NULL: nobody is told. */
struct refusals *refusals_new(void (*say)(void *ctx, const char *sentence), void *ctx);
/** NULL is harmless. */
void refusals_free(struct refusals *r);

/** Somebody was refused at @p now_ms. */
void refusals_add(struct refusals *r, const struct refusal *refusal, int64_t now_ms);

/** What is left of the foreign text @p text in a sentence; the caller frees it. */
char *refusals_harmless(const char *text);

/** The newest first: {who, from, status, why, times, first_ms, last_ms}. */
cJSON *refusals_show(const struct refusals *r);

#endif
