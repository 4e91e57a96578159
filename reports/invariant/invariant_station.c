/* The CSMS's list of stations against what they told: what they are, whether they are there, and
 * the state of their connectors. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "invariant/invariant.h"

#define USUAL_INTERVAL_S 300   /* of Heartbeats, where no boot named one */
#define GRACE_MS         60000 /* beyond two intervals a station is gone */

/* What is known of one station at the moment when the CSMS was asked. */
struct post {
    struct invariants *in;
    const cJSON *entry;
    const char *name;
    struct provision p;
    const struct exchange *boot;     /* the last BootNotification; NULL */
    const struct exchange *answered; /* the last CALL that was answered; NULL */
    /* Its last frame, and the last that must have arrived when the CSMS was asked; when its
     * connection was lost. INVARIANT_NEVER_MS: never */
    int64_t said_ms, word_ms, lost_ms;
    const char *protocol; /* of its last connection; "" */
    int64_t interval_s;
    bool passes;   /* messages do, as far as the link goes */
    uint64_t lost; /* seq of what ended the connection; 0 */
};

static void differs(const struct post *post, const char *rule, uint64_t seq, const char *what,
                    const char *told, const char *truly)
{
    scoring_find(post->in->sc, VERDICT_fail, rule, (uint64_t[]){seq, 0},
                 "The CSMS says of %s that its %s is %s; it is %s.", post->name, what,
                 *told ? told : "(none)", truly);
}

/* --- what it is ------------------------------------------------------------------------------ */

static void judge_text(const struct post *post, const char *name, const char *what,
                       const char *truly, uint64_t seq)
{
    if (field(post->entry, name) && *truly && !json_is(post->entry, name, truly))
        differs(post, "invariant.station_record", seq, what, field_text(post->entry, name), truly);
}

static void judge_place(const struct post *post)
{
    static const char *const names[] = {"lat_e6", "lon_e6", NULL};

    judge_text(post, "site", "site", post->p.told ? post->p.site : "", 0);
    for (const char *const *name = names; *name; name++) {
        int64_t told = field_int(post->entry, *name);
        int64_t truly = json_int(post->p.told, *name, told);

        if (field(post->entry, *name) && llabs(told - truly) > 1)
            scoring_find(post->in->sc, VERDICT_fail, "invariant.station_record", NULL,
                         "The CSMS has %s at %s %" PRId64 "; it was told %" PRId64 ".", post->name,
                         *name, told, truly);
    }
}

static void judge_boot(const struct post *post)
{
    const struct exchange *x = post->boot;
    const cJSON *two = field(x ? x->call : NULL, "chargingStation");
    const cJSON *accepted = field(post->entry, "accepted");
    bool truly;

    if (!x || !x->answer || x->broken || exchange_staged(x))
        return;
    judge_text(post, "vendor", "maker",
               two ? field_text(two, "vendorName") : field_text(x->call, "chargePointVendor"),
               x->seq);
    judge_text(post, "model", "model",
               two ? field_text(two, "model") : field_text(x->call, "chargePointModel"), x->seq);
    judge_text(post, "firmware", "firmware", field_text(two ? two : x->call, "firmwareVersion"),
               x->seq);
    truly = json_is(x->answer, "status", "Accepted");
    if (cJSON_IsBool(accepted) && cJSON_IsTrue(accepted) != truly)
        differs(post, "invariant.station_record", x->answer_seq, "boot",
                truly ? "not accepted" : "accepted", truly ? "accepted" : "not accepted");
}

static void judge_version(const struct post *post)
{
    const char *spoken = strncmp(post->protocol, "ocpp", 4) == 0 ? post->protocol + 4 : "";

    judge_text(post, "ocpp", "version of OCPP", spoken, 0);
}

/* --- is it there? ---------------------------------------------------------------------------- */

static void judge_online(const struct post *post)
{
    const cJSON *online = field(post->entry, "online");
    int64_t asked_ms = post->in->told_at_end_ms;
    int64_t most_ms = 2000 * post->interval_s;
    bool never = post->said_ms == INVARIANT_NEVER_MS;
    char at[32];

    if (!cJSON_IsBool(online))
        return;
    if (cJSON_IsTrue(online) && asked_ms - post->said_ms > most_ms + GRACE_MS)
        scoring_find(post->in->sc, VERDICT_fail, "invariant.station_online",
                     (uint64_t[]){post->lost, 0}, "The CSMS says that %s is online; it has %s%s.",
                     post->name, never ? "never been heard of" : "not been heard of since ",
                     never ? "" : invariant_time(post->in, post->said_ms, at));
    else if (!cJSON_IsTrue(online) && post->passes && post->answered && post->boot &&
             json_is(post->boot->answer, "status", "Accepted") &&
             post->answered->answer_ms > asked_ms - most_ms + GRACE_MS)
        scoring_find(post->in->sc, VERDICT_fail, "invariant.station_online",
                     (uint64_t[]){post->answered->answer_seq, 0},
                     "The CSMS says that %s is offline; it is connected, and was answered at %s.",
                     post->name, invariant_time(post->in, post->answered->answer_ms, at));
}

/* Not before its last word, and where the connection is gone not after that. */
static void judge_last_seen(const struct post *post)
{
    int64_t ms = field_int(post->entry, "last_seen_ms");
    int64_t to_ms = post->passes ? post->in->told_at_end_ms : post->lost_ms;
    char told_at[32], at[32];

    if (!field(post->entry, "last_seen_ms") || post->word_ms == INVARIANT_NEVER_MS ||
        to_ms == INVARIANT_NEVER_MS)
        return;
    if (invariant_within(ms, post->word_ms, number_most(to_ms, post->word_ms)))
        return;
    scoring_find(
        post->in->sc, VERDICT_fail, "invariant.station_online", (uint64_t[]){post->lost, 0},
        "The CSMS has heard of %s last at %s; its last word was at %s.", post->name,
        invariant_time(post->in, ms, told_at), invariant_time(post->in, post->word_ms, at));
}

/* --- its connectors -------------------------------------------------------------------------- */

/* -1: of none that there is. */
static int connector_of(const struct post *post, const struct exchange *x)
{
    if (field(x->call, "evseId")) {
        int flat = provision_flat(&post->p, field_small(x->call, "evseId"),
                                  field_small(x->call, "connectorId"));

        return flat > 0 ? flat : -1;
    }
    return json_small(x->call, "connectorId", -1);
}

static const char *state_in(const struct exchange *x)
{
    return *field_text(x->call, "status") ? field_text(x->call, "status")
                                          : field_text(x->call, "connectorStatus");
}

/* Does @p x tell the state of @p connector, and was that heard? */
static bool tells_state(const struct post *post, const struct exchange *x, int connector)
{
    return exchange_is(x, "StatusNotification") && x->answer &&
           strcmp(x->station, post->name) == 0 && connector_of(post, x) == connector;
}

/* The last word on @p connector: by its stamp, or (last) as it came. */
static const struct exchange *state_of(const struct post *post, int connector, bool by_stamp)
{
    const struct exchange_book *book = &post->in->told.exchanges;
    const struct exchange *found = NULL;
    int64_t newest = INT64_MIN;

    for (const struct exchange *x = NULL; (x = exchange_next(book, x));) {
        int64_t at_ms;

        if (!tells_state(post, x, connector))
            continue;
        at_ms = stamp_field(x->call, "timestamp");
        if (by_stamp && at_ms != STAMP_NONE && at_ms < newest)
            continue;
        newest = at_ms == STAMP_NONE ? newest : at_ms;
        found = x;
    }
    return found;
}

/* Of 2.x the CSMS may know of troubles from NotifyEvent, in words of its own. */
static bool had_trouble(const struct post *post)
{
    const struct exchange_book *book = &post->in->told.exchanges;

    for (const struct exchange *x = NULL; (x = exchange_next(book, x));)
        if (exchange_is(x, "NotifyEvent") && strcmp(x->station, post->name) == 0)
            return true;
    return false;
}

/* Since when it is so: by the stamp or the arrival of one of the messages that told it. */
static bool is_since(const struct post *post, int connector, const char *status, int64_t ms)
{
    const struct exchange_book *book = &post->in->told.exchanges;

    for (const struct exchange *x = NULL; (x = exchange_next(book, x));) {
        int64_t stamp_ms = stamp_field(x->call, "timestamp");

        if (tells_state(post, x, connector) && strcmp(state_in(x), status) == 0 &&
            (invariant_within(ms, x->at_ms, x->at_ms) || invariant_within(ms, stamp_ms, stamp_ms)))
            return true;
    }
    return false;
}

static void tell_since(const struct post *post, const cJSON *entry, const struct exchange *x)
{
    char at[32], told_at[32];

    scoring_find(post->in->sc, VERDICT_fail, "invariant.connector_state", (uint64_t[]){x->seq, 0},
                 "The CSMS says of %s that its connector %d is %s since %s; it was told so at %s.",
                 post->name, json_small(entry, "connector", -1), field_text(entry, "status"),
                 invariant_time(post->in, field_int(entry, "since_ms"), at),
                 invariant_time(post->in, x->at_ms, told_at));
}

static void judge_connector(const struct post *post, const cJSON *entry)
{
    int n = json_small(entry, "connector", -1);
    const struct exchange *last = state_of(post, n, false), *newest = state_of(post, n, true);
    const char *status = field_text(entry, "status"), *error = field_text(entry, "error_code");
    char *what = mem_printf("connector %d", n);
    const char *told_error = field_text(last ? last->call : NULL, "errorCode");
    bool troubled = !*told_error && had_trouble(post);

    if (!last && n == 0 && had_trouble(post))
        ; /* the station as a whole: it told of a trouble there, if not of a status */
    else if (!last)
        scoring_find(post->in->sc, VERDICT_fail, "invariant.connector_state", NULL,
                     "The CSMS says of %s that its connector %d is %s; nobody told it so.",
                     post->name, n, status);
    else if (strcmp(status, state_in(last)) != 0 && strcmp(status, state_in(newest)) != 0)
        differs(post, "invariant.connector_state", last->seq, what, status, state_in(last));
    else if (!troubled && *error && strcmp(error, *told_error ? told_error : "NoError") != 0 &&
             strcmp(error, field_text(newest->call, "errorCode")) != 0)
        differs(post, "invariant.connector_state", last->seq, "error code", error,
                *told_error ? told_error : "NoError");
    else if (!troubled && field(entry, "since_ms") &&
             !is_since(post, n, status, field_int(entry, "since_ms")))
        tell_since(post, entry, strcmp(status, state_in(last)) == 0 ? last : newest);
    free(what);
}

static bool is_listed(const cJSON *list, int connector)
{
    const cJSON *entry;

    cJSON_ArrayForEach (entry, list)
        if (json_small(entry, "connector", -1) == connector)
            return true;
    return false;
}

static void judge_connectors(const struct post *post)
{
    const cJSON *list = field(post->entry, "connectors"), *entry;

    if (!cJSON_IsArray(list))
        return;
    cJSON_ArrayForEach (entry, list)
        judge_connector(post, entry);
    for (int n = 1; n <= post->p.connectors; n++) {
        const struct exchange *x = state_of(post, n, false);

        if (x && !is_listed(list, n))
            scoring_find(post->in->sc, VERDICT_fail, "invariant.connector_state",
                         (uint64_t[]){x->seq, 0},
                         "The CSMS knows no connector %d of %s; it was told that it is %s.", n,
                         post->name, state_in(x));
    }
}

/* --- all of them ----------------------------------------------------------------------------- */

static void read_words(struct post *post)
{
    const struct exchange_book *book = &post->in->told.exchanges;

    for (const struct exchange *x = NULL; (x = exchange_next(book, x));) {
        if (x->by_csms || strcmp(x->station, post->name) != 0)
            continue;
        if (exchange_is(x, "BootNotification"))
            post->boot = x;
        if (x->answer || x->error)
            post->answered = x;
    }
    if (post->boot)
        post->interval_s = json_int(post->boot->answer, "interval", USUAL_INTERVAL_S);
}

/* The events of connections, and of each station its last frame, with the moment of the last that
 * must have arrived when the CSMS was asked (data). */
static cJSON *read_events(const struct invariants *in)
{
    char *sql = mem_printf(
        "SELECT e.seq, e.virt_ms, e.kind, e.data, a.name FROM event e JOIN actor a ON "
        "a.scenario=?1 AND a.id=e.actor WHERE e.scenario=?1 AND e.virt_ms<=?2 AND e.kind "
        "IN ('connected','disconnected','online','offline') UNION ALL SELECT max(e.seq), "
        "max(e.virt_ms), 'frame', max(CASE WHEN e.virt_ms<=?2-%d THEN e.virt_ms END), a.name "
        "FROM frame f JOIN event e ON e.scenario=?1 AND e.seq=f.seq JOIN actor a ON "
        "a.scenario=?1 AND a.id=e.actor WHERE f.scenario=?1 AND f.dir='out' AND e.virt_ms<=?2 "
        "GROUP BY a.name ORDER BY 1",
        INVARIANT_SAME_MS);
    cJSON *rows =
        runfile_rows_at(scoring_runfile(in->sc), sql, scoring_scenario(in->sc), in->told_at_end_ms);

    free(sql);
    return rows;
}

static void read_connections(struct post *post, const cJSON *rows)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, rows) {
        int64_t ms = field_int(row, "virt_ms");

        if (!json_is(row, "name", post->name))
            continue;
        if (json_is(row, "kind", "frame")) {
            post->said_ms = ms;
            post->word_ms = json_int(row, "data", INVARIANT_NEVER_MS);
        }
        if (json_is(row, "kind", "connected"))
            post->protocol = field_text(field(row, "data"), "protocol");
        if (json_is(row, "kind", "connected") || json_is(row, "kind", "online"))
            post->passes = true;
        if (json_is(row, "kind", "disconnected") || json_is(row, "kind", "offline")) {
            post->passes = false;
            post->lost_ms = ms;
            post->lost = field_seq(row, "seq");
        }
    }
}

static void judge_station(struct invariants *in, const cJSON *entry, const cJSON *rows)
{
    struct post post = {.in = in,
                        .entry = entry,
                        .name = field_text(entry, "station"),
                        .p = provision_of(&in->told.provisions, field_text(entry, "station")),
                        .said_ms = INVARIANT_NEVER_MS,
                        .word_ms = INVARIANT_NEVER_MS,
                        .lost_ms = INVARIANT_NEVER_MS,
                        .protocol = "",
                        .interval_s = USUAL_INTERVAL_S};

    if (!post.p.known)
        return; /* somebody else's */
    in->judged = true;
    read_words(&post);
    read_connections(&post, rows);
    judge_place(&post);
    judge_boot(&post);
    judge_version(&post);
    judge_online(&post);
    judge_last_seen(&post);
    judge_connectors(&post);
}

/* Stations that were provisioned, and that the CSMS does not list. */
static void judge_missing(struct invariants *in, const cJSON *list)
{
    const cJSON *row, *entry;

    cJSON_ArrayForEach (row, in->told.provisions.rows) {
        const char *name = field_text(row, "name");
        bool listed = false;

        cJSON_ArrayForEach (entry, list)
            listed |= json_is(entry, "station", name);
        if (!listed && provision_of(&in->told.provisions, name).told)
            scoring_find(in->sc, VERDICT_fail, "invariant.station_record", NULL,
                         "The CSMS was told of %s and does not list it.", name);
    }
}

void invariant_stations(struct invariants *in)
{
    const cJSON *list = field(in->told_at_end, "stations"), *entry;
    cJSON *rows;

    if (!cJSON_IsArray(list))
        return;
    rows = read_events(in);
    cJSON_ArrayForEach (entry, list)
        judge_station(in, entry, rows);
    judge_missing(in, list);
    cJSON_Delete(rows);
}
