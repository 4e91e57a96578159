/* The list of tokens that were turned away, against what the CSMS answered on the wire: each
 * refusal is in it, once for each time that the token was presented, and nothing else is. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "invariant/invariant.h"

/* One refusal, as the CSMS said it to a station. */
struct refusal {
    const struct exchange *x;
    struct presented p;
    int64_t stamp_ms; /* the station's own; STAMP_NONE: it names none */
    int connector;    /* 0: not said */
    bool listed;
};

struct refusals {
    struct invariants *in;
    struct refusal *list;
    size_t count;
};

/* A card that is shown to end a transaction only has to be a card. */
static bool ends(const struct exchange *x)
{
    return exchange_is(x, "StopTransaction") || json_is(x->call, "eventType", "Ended") ||
           json_is(x->call, "triggerReason", "StopAuthorized");
}

static int connector_of(const struct invariants *in, const struct exchange *x)
{
    const cJSON *evse = field(x->call, "evse");
    struct provision p = provision_of(&in->told.provisions, x->station);

    if (evse)
        return provision_flat(&p, field_small(evse, "id"), field_small(evse, "connectorId"));
    return field_small(x->call, "connectorId");
}

static void gather(struct refusals *r)
{
    const struct exchange_book *book = &r->in->told.exchanges;

    r->list = mem_new((book->count + 1) * sizeof(*r->list));
    for (const struct exchange *x = NULL; (x = exchange_next(book, x));) {
        struct presented p = exchange_presents(x);

        if (!*p.token || !*p.status || strcmp(p.status, "Accepted") == 0 || x->repeats || ends(x))
            continue;
        r->list[r->count++] = (struct refusal){.x = x,
                                               .p = p,
                                               .stamp_ms = stamp_field(x->call, "timestamp"),
                                               .connector = connector_of(r->in, x)};
    }
}

static bool is_at(const struct refusal *r, int64_t ms)
{
    return invariant_within(ms, r->x->at_ms, r->x->answer_ms) ||
           invariant_within(ms, r->stamp_ms, r->stamp_ms);
}

/* The refusal that @p entry tells of; one that no other entry does, where there is one. */
static struct refusal *refusal_of(const struct refusals *r, const cJSON *entry)
{
    struct refusal *found = NULL;

    for (size_t i = 0; i < r->count; i++) {
        struct refusal *one = &r->list[i];

        if (!json_is(entry, "station", one->x->station) ||
            strcasecmp(field_text(entry, "token"), one->p.token) != 0 ||
            !is_at(one, json_int(entry, "at_ms", INVARIANT_NEVER_MS)))
            continue;
        if (!found || found->listed)
            found = one;
    }
    return found;
}

/* 1.6 has one word for a status where 2.x has two. */
static const char *in_fewer_words(const char *status)
{
    if (strcmp(status, "Unknown") == 0)
        return "Invalid";
    return strcmp(status, "NoCredit") == 0 ? "Blocked" : status;
}

/* What the CSMS itself must say of the reason; NULL: nobody knows. */
static const char *true_reason(const struct invariants *in, const struct refusal *r)
{
    const char *status = token_book_status(in->tokens, r->p.token, (int64_t)r->x->seq);

    if (r->x->script || !scoring_can(in->sc, "csms.enrol"))
        return NULL;
    if (strcmp(status, "Accepted") != 0)
        return status;
    if (token_book_expires_ms(in->tokens, r->p.token, (int64_t)r->x->seq) <= r->x->answer_ms)
        return "Expired";
    return strcmp(r->p.status, "ConcurrentTx") == 0 ? r->p.status : NULL;
}

static void judge_entry(struct refusals *r, const cJSON *entry)
{
    struct invariants *in = r->in;
    struct refusal *one = refusal_of(r, entry);
    const char *token = field_text(entry, "token"), *station = field_text(entry, "station");
    uint64_t seqs[] = {one ? one->x->answer_seq : 0, 0};
    const char *reason = one ? true_reason(in, one) : NULL;
    int connector = field_small(entry, "connector");
    char at[32];

    if (!one) {
        scoring_find(in->sc, VERDICT_fail, "invariant.refusal_list", NULL,
                     "The list of refused tokens has %s at %s, %s; it was not turned away there "
                     "and then.",
                     token, station, invariant_time(in, field_int(entry, "at_ms"), at));
        return;
    }
    one->listed = true;
    if (strcmp(in_fewer_words(field_text(entry, "status")), in_fewer_words(one->p.status)) != 0)
        scoring_find(in->sc, VERDICT_fail, "invariant.refusal_list", seqs,
                     "The list of refused tokens has %s at %s as %s; the station was told %s.",
                     token, station, field_text(entry, "status"), one->p.status);
    if (reason && strcmp(field_text(entry, "reason"), reason) != 0)
        scoring_find(in->sc, VERDICT_fail, "invariant.refusal_list", seqs,
                     "The list of refused tokens says of %s at %s that it is %s; it is %s.", token,
                     station, field_text(entry, "reason"), reason);
    if (connector && one->connector && connector != one->connector)
        scoring_find(in->sc, VERDICT_fail, "invariant.refusal_list", seqs,
                     "The list of refused tokens has %s at %s/%d; it was presented at connector "
                     "%d.",
                     token, station, connector, one->connector);
}

/* What a station dates before the story began is not among what was asked for. */
static bool must_be_listed(const struct refusals *r, const struct refusal *one)
{
    return one->stamp_ms == STAMP_NONE || one->stamp_ms >= r->in->begins_ms;
}

void invariant_refused(struct invariants *in)
{
    const cJSON *list = field(in->told_at_end, "refused"), *entry;
    struct refusals r = {.in = in};
    char at[32];

    if (!cJSON_IsArray(list))
        return;
    gather(&r);
    in->judged |= r.count > 0;
    cJSON_ArrayForEach (entry, list)
        if (provision_of(&in->told.provisions, field_text(entry, "station")).known &&
            field_int(entry, "at_ms") >= in->begins_ms)
            judge_entry(&r, entry);
    for (size_t i = 0; i < r.count; i++)
        if (!r.list[i].listed && must_be_listed(&r, &r.list[i]))
            scoring_find(in->sc, VERDICT_fail, "invariant.refusal_list",
                         (uint64_t[]){r.list[i].x->answer_seq, 0},
                         "%s was turned away at %s at %s (%s); the list of refused tokens does "
                         "not have it.",
                         r.list[i].p.token, r.list[i].x->station,
                         invariant_time(in, r.list[i].x->answer_ms, at), r.list[i].p.status);
    free(r.list);
}
