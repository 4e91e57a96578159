#include "refstack/csms/csms.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/csms_inside.h"

struct csms *csms_of(const struct refstack *rs)
{
    return rs->state[STACK_PART_csms];
}

static size_t bucket_of(const char *station)
{
    uint32_t h = 2166136261u;

    for (; *station; station++)
        h = (h ^ (unsigned char)*station) * 16777619u;
    return h % CSMS_BUCKETS;
}

struct csms_station *csms_find(const struct refstack *rs, const char *station)
{
    struct csms_station *st = csms_of(rs)->buckets[bucket_of(station)];

    while (st && strcmp(st->id, station) != 0)
        st = st->next;
    return st;
}

static int64_t silence_due_ms(const struct csms_station *st)
{
    return st->last_seen_ms + 2000 * st->rs->heartbeat_s;
}

static void tell_online(struct csms_station *st, bool online)
{
    struct stack_event event = {.kind = online ? STACK_online : STACK_offline,
                                .station = st->id,
                                .at_ms = vclock_now_ms(st->rs->clk)};

    st->lost = !online;
    db_begin(st->rs->db);
    stack_tell(st->rs, &event);
    db_commit(st->rs->db);
    stack_news(st->rs);
}

/* The timer is not moved with every message: it looks when it fires, and waits on. */
static void look_for_silence(struct vtimer *timer, void *owner)
{
    struct csms_station *st = owner;

    if (!st->accepted)
        return;
    if (vclock_now_ms(st->rs->clk) < silence_due_ms(st))
        vclock_arm_at(st->rs->clk, timer, silence_due_ms(st));
    else
        tell_online(st, false);
}

void csms_watch_silence(struct csms_station *st)
{
    if (!vtimer_armed(&st->silence))
        vclock_arm_at(st->rs->clk, &st->silence, silence_due_ms(st));
}

static void heard_of(struct csms_station *st)
{
    st->last_seen_ms = vclock_now_ms(st->rs->clk);
    if (!st->accepted)
        return;
    if (st->lost)
        tell_online(st, true);
    csms_watch_silence(st);
}

const struct csms_dialect *csms_dialect_of(const char *protocol)
{
    static const struct csms_dialect *const dialects[] = {&csms_dialect16, &csms_dialect201};

    for (size_t i = 0; protocol && i < sizeof(dialects) / sizeof(dialects[0]); i++)
        if (!strcmp(dialects[i]->version->protocol, protocol))
            return dialects[i];
    return NULL;
}

/* Cuts the next word off a comma-separated list; false when there is none that fits. */
static bool next_word(const char **list, char *word, size_t size)
{
    size_t len;

    *list += strspn(*list, ", \t");
    len = strcspn(*list, ", \t");
    if (len == 0)
        return false;
    snprintf(word, size, "%.*s", (int)len, *list);
    *list += len;
    return true;
}

static bool is_listed(const char *list, const char *wanted)
{
    char word[32];

    while (next_word(&list, word, sizeof(word)))
        if (!strcmp(word, wanted))
            return true;
    return false;
}

bool csms_speaks_all(const char *list)
{
    char word[32];
    bool any = false;

    while (next_word(&list, word, sizeof(word))) {
        if (!csms_dialect_of(word))
            return false;
        any = true;
    }
    return any;
}

const struct csms_dialect *csms_dialect_common(const char *offered, const char *spoken)
{
    const char *list = offered ? offered : "";
    char word[32];

    while (next_word(&list, word, sizeof(word))) {
        const struct csms_dialect *d = csms_dialect_of(word);

        if (d && is_listed(spoken, word))
            return d;
    }
    return NULL;
}

/* Of a station that has not connected yet: the first that it was provisioned with. */
static const struct csms_dialect *dialect_known(struct refstack *rs, const char *station)
{
    sqlite3_stmt *q = db_ask(rs->db, "SELECT protocol FROM station WHERE id = ?", "t", station);
    const struct csms_dialect *d = NULL;

    if (db_row(rs->db, q)) {
        d = csms_dialect_common(db_text(q, 0), db_text(q, 0));
        db_done(q);
    }
    return d ? d : &csms_dialect16;
}

const char *refstack_protocol(struct refstack *rs, const char *station, const char *offered)
{
    sqlite3_stmt *q = db_ask(rs->db, "SELECT protocol FROM station WHERE id = ?", "t", station);
    const struct csms_dialect *d;

    if (!db_row(rs->db, q)) { /* it will be told 404, not that the protocol is wrong */
        d = csms_dialect_common(offered, "ocpp1.6,ocpp2.0.1");
    } else {
        d = csms_dialect_common(offered, db_text(q, 0));
        db_done(q);
    }
    return d ? d->version->protocol : NULL;
}

struct csms_station *csms_add(struct csms *csms, const char *station, bool accepted)
{
    struct csms_station *st = csms_find(csms->rs, station);
    struct csms_station **bucket = &csms->buckets[bucket_of(station)];

    if (st)
        return st;
    st = mem_new(sizeof(*st));
    st->rs = csms->rs;
    st->id = mem_text(station);
    st->dialect = dialect_known(csms->rs, station);
    st->accepted = accepted;
    st->next = *bucket;
    vtimer_init(&st->silence, look_for_silence, st);
    st->outbox = csms_outbox_new(st);
    *bucket = st;
    return st;
}

/* Stations of a database that survived: silence is counted from this moment. */
static void remember_stations(struct csms *csms)
{
    struct refstack *rs = csms->rs;
    sqlite3_stmt *q = db_ask(rs->db, "SELECT id, accepted, last_seen_ms FROM station", "");

    while (db_row(rs->db, q)) {
        struct csms_station *st = csms_add(csms, db_text(q, 0), db_int(q, 1) != 0);

        st->last_seen_ms = db_int(q, 2);
        if (st->accepted)
            vclock_arm(rs->clk, &st->silence, 2000 * rs->heartbeat_s);
    }
}

static void *make(struct refstack *rs)
{
    struct csms *csms = mem_new(sizeof(*csms));

    rs->state[STACK_PART_csms] = csms;
    csms->rs = rs;
    csms->lost_id = 1000000000;
    csms_password_upgrade(rs);
    db_run(rs->db,
           "UPDATE command SET state = 'offline', done_ms = sent_ms, "
           "error = 'the stack was restarted' WHERE state = 'sent'",
           "");
    remember_stations(csms);
    return csms;
}

static void keep_last_seen(struct csms_station *st)
{
    db_run(st->rs->db, "UPDATE station SET last_seen_ms = ? WHERE id = ?", "it", st->last_seen_ms,
           st->id);
}

static void free_station(struct csms_station *st)
{
    if (st->conn)
        keep_last_seen(st);
    vclock_disarm(st->rs->clk, &st->silence);
    csms_pending_free(st);
    csms_script_free(st);
    csms_forget_later(st);
    csms201_forget_sums(st);
    outbox_free(st->outbox);
    free(st->id);
    free(st);
}

static void unmake(void *part)
{
    struct csms *csms = part;

    for (size_t i = 0; i < CSMS_BUCKETS; i++) {
        while (csms->buckets[i]) {
            struct csms_station *st = csms->buckets[i];

            csms->buckets[i] = st->next;
            free_station(st);
        }
    }
    while (csms->conns) {
        struct refstack_conn *conn = csms->conns;

        csms->conns = conn->next;
        free(conn);
    }
    free(csms);
}

static bool settled(const void *part)
{
    const struct csms *csms = part;

    return csms->waiting == 0;
}

const struct stack_part part_csms = {
    .name = "csms",
    .schema = csms_schema,
    .routes = csms_routes,
    .make = make,
    .free = unmake,
    .settled = settled,
};

/* The station keeps its place; whoever holds the old connection learns from it that it is over. */
static void replace(struct csms_station *st)
{
    struct refstack_conn *old = st->conn;

    if (!old)
        return;
    outbox_set_state(st->outbox, OUTBOX_offline);
    csms_forget_later(st);
    st->conn = NULL;
    old->peer.close(old->ctx, 1000, "the station has a newer connection");
}

struct refstack_conn *refstack_open(struct refstack *rs, const struct refstack_caller *caller,
                                    const struct refstack_peer *peer, void *ctx, int *http_status)
{
    struct csms *csms = csms_of(rs);
    struct csms_station *st = csms_find(rs, caller->station);
    struct refstack_conn *conn;

    *http_status = !st ? 404 : csms_may_enter(rs, caller);
    if (*http_status != 101)
        return NULL;
    replace(st);
    conn = mem_new(sizeof(*conn));
    conn->station = st;
    conn->peer = *peer;
    conn->ctx = ctx;
    conn->next = csms->conns;
    if (conn->next)
        conn->next->prev = conn;
    csms->conns = conn;
    st->conn = conn;
    if (csms_dialect_of(caller->protocol))
        st->dialect = csms_dialect_of(caller->protocol);
    csms_entered(rs, caller);
    heard_of(st);
    outbox_set_state(st->outbox, OUTBOX_online);
    return conn;
}

void refstack_text(struct refstack_conn *conn, const char *text, size_t len)
{
    struct csms_station *st = conn->station;

    if (st->conn != conn)
        return; /* replaced: what it still says is not heard */
    heard_of(st);
    csms_hear(st, text, len);
}

void refstack_closed(struct refstack_conn *conn)
{
    struct csms_station *st = conn->station;
    struct csms *csms = csms_of(st->rs);

    if (st->conn == conn) {
        st->conn = NULL;
        keep_last_seen(st);
        csms_forget_later(st);
        outbox_set_state(st->outbox, OUTBOX_offline);
    }
    if (conn->prev)
        conn->prev->next = conn->next;
    else
        csms->conns = conn->next;
    if (conn->next)
        conn->next->prev = conn->prev;
    free(conn);
}

bool csms_place(struct refstack *rs, const char *station, struct place *where)
{
    sqlite3_stmt *q =
        db_ask(rs->db, "SELECT lat_e6, lon_e6 FROM station WHERE id = ?", "t", station);

    if (!db_row(rs->db, q))
        return false;
    if (where) {
        where->lat_e6 = (int32_t)db_int(q, 0);
        where->lon_e6 = (int32_t)db_int(q, 1);
    }
    db_done(q);
    return true;
}

bool csms_online(struct refstack *rs, const char *station)
{
    const struct csms_station *st = csms_find(rs, station);

    return st && st->conn && vclock_now_ms(rs->clk) < silence_due_ms(st);
}

int64_t csms_last_seen_ms(struct refstack *rs, const char *station)
{
    const struct csms_station *st = csms_find(rs, station);

    return st ? st->last_seen_ms : 0;
}
