/* What the CSMS does to the connection itself: which subprotocol it selects, bytes that are no
 * WebSocket, connections that it closes or lets break, pings without a pong. A fault of the link
 * that the story wants, or what a scenario had the station send on that connection, excuses it. */
#include <stdio.h>
#include <string.h>

#include "base/json_read.h"
#include "facts/field.h"
#include "score/protocol.h"

#define OWN_CODE    (-1)
#define UNSURE_CODE 1002 /* libwebsockets tells also of a restart or a bad gateway by this code */

/* RFC 6455 7.4.1, and what IANA added: what a close frame says with its code. */
static const struct close {
    int code;
    bool goodbye; /* whoever sends it has no complaint */
    const char *words;
} closes[] = {
    {0, true, "no code"},
    {1000, true, "done"},
    {1001, true, "going away"},
    {UNSURE_CODE, false, "a protocol error, or 1012 to 1014: our end cannot tell them apart"},
    {1003, false, "a kind of data it cannot take"},
    {1007, false, "data that is not what it says"},
    {1008, false, "a policy that was violated"},
    {1009, false, "a message that is too big"},
    {1010, false, "an extension that is missing"},
    {1011, false, "an error of its own"},
    {1012, true, "a restart"},
    {1013, false, "try again later"},
    {1014, false, "a bad gateway"},
    {OWN_CODE, false, "a code of its own"},
};

static const struct close *close_of(int code)
{
    const struct close *c = closes;

    while (c->code != code && c->code != OWN_CODE)
        c++;
    return c;
}

/* --- the subprotocol --- */

void protocol_subprotocol(struct conversation *c, const cJSON *data, uint64_t seq)
{
    c->strange = seq;
    snprintf(c->offered, sizeof(c->offered), "%s", field_text(data, "offered"));
    snprintf(c->selected, sizeof(c->selected), "%s", field_text(data, "selected"));
    if (ocpp_version(c->offered))
        c->version = ocpp_version(c->offered);
}

/* Is @p name one of those in @p list, which stand between commas? */
static bool is_among(const char *name, const char *list)
{
    size_t len = strlen(name);

    for (const char *at = list; *at;) {
        size_t item = strcspn(at, ",");

        if (item == len && strncmp(at, name, len) == 0)
            return true;
        at += item + (at[item] == ',');
        at += strspn(at, " ");
    }
    return false;
}

/* Is one of @p offered the subprotocol of a version that there is? */
static bool offers_a_version(const char *offered)
{
    for (const struct ocpp_version *const *v = ocpp_versions(); *v; v++)
        if (is_among((*v)->protocol, offered))
            return true;
    return false;
}

/* How the connection ended on which nothing could be said. */
static void judge_subprotocol(struct protocol *p, struct conversation *c, const cJSON *end,
                              uint64_t seq)
{
    const uint64_t seqs[] = {c->strange, seq, 0};
    bool none = strcmp(c->selected, "none") == 0;

    c->strange = 0;
    if (is_among(c->selected, c->offered))
        return; /* it was offered: the station's own affair */
    if (none && json_is(end, "by", "csms") && !offers_a_version(c->offered))
        return; /* of what nobody speaks it chose nothing, and hung up: as it must */
    if (none && json_is(end, "by", "csms"))
        protocol_tell(p, c, VERDICT_inconc, "protocol.subprotocol", seqs,
                      "The CSMS does not speak %s: it selected no subprotocol and hung up, as it "
                      "must",
                      c->offered);
    else if (none)
        protocol_tell(p, c, VERDICT_fail, "protocol.subprotocol", seqs,
                      "The CSMS was offered %s, selected no subprotocol and went on", c->offered);
    else
        protocol_tell(p, c, VERDICT_fail, "protocol.subprotocol", seqs,
                      "The CSMS was offered %s and selected %s", c->offered, c->selected);
}

/* --- the end of a connection --- */

/* The CALL that the station waited with when the connection ended; NULL: none. */
static const struct pending *waits(const struct conversation *c)
{
    for (size_t i = 0; i < c->ours.count; i++)
        if (!c->ours.items[i].excused && !c->ours.items[i].told && !c->ours.items[i].given_up)
            return &c->ours.items[i];
    return NULL;
}

/* One goodbye in a story is nobody's fault; and whether it was one must be known. */
static enum verdict worth(struct conversation *c, int code, bool lost)
{
    if (c->provoked)
        return VERDICT_pass;
    if (!lost && code == UNSURE_CODE)
        return VERDICT_inconc;
    if (lost || !close_of(code)->goodbye)
        return VERDICT_fail;
    return c->goodbyes++ ? VERDICT_fail : VERDICT_pass;
}

static void judge_loss(struct protocol *p, struct conversation *c, const cJSON *end, uint64_t seq)
{
    const struct pending *call = waits(c);
    const uint64_t seqs[] = {seq, call ? call->seq : 0, 0};
    bool lost = json_is(end, "by", "nobody");
    int code = (int)field_int(end, "code");
    enum verdict verdict = worth(c, code, lost);
    const char *action = call ? call->action : "", *waited = call ? " waited for its answer" : "";
    const char *provoked = c->provoked ? ", after what the scenario had it send"
                           : call      ? ", while "
                                       : "";

    if (c->provoked)
        action = waited = "";
    if (lost)
        protocol_tell(p, c, verdict, "protocol.connection", seqs,
                      "The connection of %s broke without a close frame%s%s%s", c->name, provoked,
                      action, waited);
    else
        protocol_tell(p, c, verdict, "protocol.connection", seqs,
                      "The CSMS closed the connection of %s with %d (%s: \"%s\")%s%s%s", c->name,
                      code, close_of(code)->words, field_text(end, "why"), provoked, action,
                      waited);
}

static void judge_pong(struct protocol *p, struct conversation *c, uint64_t seq)
{
    if (!c->stalled_here)
        protocol_tell(p, c, VERDICT_fail, "protocol.pong", (uint64_t[]){seq, 0},
                      "A ping of %s had no pong when the next was due, and the station gave the "
                      "connection up",
                      c->name);
}

void protocol_connection_ends(struct protocol *p, struct conversation *c, const cJSON *end,
                              uint64_t seq)
{
    if (c->strange) {
        judge_subprotocol(p, c, end, seq);
        return;
    }
    if (json_is(end, "by", "breach"))
        protocol_tell(p, c, VERDICT_fail, "protocol.websocket", (uint64_t[]){seq, 0}, "At %s, %s",
                      c->name, field_text(end, "why"));
    if (!c->open)
        return;
    if (json_is(end, "missed", "pong"))
        judge_pong(p, c, seq);
    else if (json_is(end, "by", "csms") || json_is(end, "by", "nobody"))
        judge_loss(p, c, end, seq);
}
