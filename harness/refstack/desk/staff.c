#include "refstack/desk/staff.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/csms.h"
#include "refstack/desk/dispatch.h"
#include "refstack/desk/message.h"
#include "refstack/desk/promise.h"
#include "refstack/desk/ticket_clock.h"
#include "refstack/desk/ticket_log.h"
#include "refstack/stack/api.h"

#define MINUTE_MS INT64_C(60000)
#define MARK_MS   (5 * MINUTE_MS) /* people are promised whole five minutes */

struct crew {
    struct dispatch_technician *list;
    char **texts; /* what the list borrows: name and parts of each */
    size_t count;
};

static void enlist(struct crew *crew, sqlite3_stmt *q)
{
    size_t n = crew->count++;

    crew->list = mem_resize(crew->list, n + 1, sizeof(*crew->list));
    crew->texts = mem_resize(crew->texts, 2 * (n + 1), sizeof(*crew->texts));
    crew->texts[2 * n] = mem_text(db_text(q, 0));
    crew->texts[2 * n + 1] = mem_text(db_text(q, 6));
    crew->list[n] =
        (struct dispatch_technician){.name = crew->texts[2 * n],
                                     .at = {(int32_t)db_int(q, 1), (int32_t)db_int(q, 2)},
                                     .from_min = (int)db_int(q, 3),
                                     .to_min = (int)db_int(q, 4),
                                     .speed_m_per_h = db_int(q, 5),
                                     .parts = crew->texts[2 * n + 1],
                                     .free = db_int(q, 7) != 0};
}

static struct crew load_crew(struct desk *d)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT name, lat_e6, lon_e6, from_min, to_min, speed_m_per_h, "
                             "parts, free FROM desk_staff WHERE role = 'technician' "
                             "ORDER BY place",
                             DB_NONE);
    struct crew crew = {NULL, NULL, 0};

    while (db_row(d->rs->db, q))
        enlist(&crew, q);
    return crew;
}

static void dismiss(struct crew *crew)
{
    for (size_t i = 0; i < 2 * crew->count; i++)
        free(crew->texts[i]);
    free(crew->texts);
    free(crew->list);
}

static int local_min(const struct desk *d)
{
    struct tz_local l;

    tz_local(&d->rs->tz, desk_now_ms(d), &l);
    return l.hour * 60 + l.minute;
}

/* Arrival as it is promised: the way, a tenth and five minutes for what may come, and then the next
 * mark on the clock. */
static int64_t promised_ms(const struct desk *d, int64_t travel_ms)
{
    int64_t at_ms = desk_now_ms(d) + travel_ms + travel_ms / 10 + 5 * MINUTE_MS;

    return (at_ms + MARK_MS - 1) / MARK_MS * MARK_MS;
}

void staff_km(int64_t road_m, char out[24])
{
    sqlite3_snprintf(24, out, "%lld.%lld", (road_m + 50) / 1000, (road_m + 50) % 1000 / 100);
}

struct eta {
    int64_t due_ms, promise;
    const char *technician, *reason; /* reason may be NULL */
};

/* Whom the customer is told of, and when: mutants say something else than is written down. */
static struct eta told_as(struct desk *d, const struct eta *eta, char **name)
{
    struct eta told = *eta;
    sqlite3_stmt *q;

    *name = mem_text(eta->technician);
    if (mutant_is(d->rs, MUTANT_tells_another_arrival))
        told.due_ms += 30 * MINUTE_MS;
    if (!mutant_is(d->rs, MUTANT_announces_another_technician))
        return told;
    q = db_ask(d->rs->db,
               "SELECT name FROM desk_staff WHERE role = 'technician' AND name != ? ORDER BY place "
               "LIMIT 1",
               db_t(eta->technician));
    if (db_row(d->rs->db, q)) {
        free(*name);
        *name = mem_text(db_text(q, 0));
        db_done(q);
    }
    told.technician = *name;
    return told;
}

/* The caller frees it. */
static char *eta_words(const struct desk *d, const struct eta *eta)
{
    struct tz_local l;

    tz_local(&d->rs->tz, eta->due_ms, &l);
    return mem_printf("%s is on the way and will be there by %02d:%02d%s%s.", eta->technician,
                      l.hour, l.minute, eta->reason ? ", later than promised: " : "",
                      eta->reason ? eta->reason : "");
}

static void tell_eta(struct desk *d, int64_t ticket, const struct eta *eta)
{
    cJSON *data = cJSON_CreateObject();
    char *text = eta_words(d, eta), *name = NULL;
    struct eta told = told_as(d, eta, &name);

    api_put_int(data, "due_ms", eta->due_ms);
    api_put_int(data, "promise", eta->promise);
    api_put_text(data, "technician", eta->technician);
    api_put_text(data, "reason", eta->reason);
    ticket_note(d, ticket, "eta", text, data);
    free(text);
    text = eta_words(d, &told);
    ticket_tell(d, ticket,
                &(struct ticket_message){.by = "desk",
                                         .role = "desk",
                                         .text = text,
                                         .topic = "eta",
                                         .reason = told.reason,
                                         .promise = told.promise,
                                         .due_ms = told.due_ms});
    free(text);
    free(name);
}

int64_t staff_late(struct desk *d, int64_t ticket, int64_t due_ms, const char *why)
{
    sqlite3_stmt *q =
        db_ask(d->rs->db, "SELECT COALESCE(technician, 'Somebody') FROM desk_ticket WHERE id = ?",
               db_i(ticket));
    struct eta eta = {.due_ms = due_ms, .reason = why ? why : "held up"};
    char *name = NULL;

    if (db_row(d->rs->db, q)) {
        name = mem_text(db_text(q, 0));
        db_done(q);
    }
    eta.technician = name;
    eta.promise = promise_make(d, ticket, "on_site", due_ms);
    tell_eta(d, ticket, &eta);
    free(name);
    return eta.promise;
}

static void send(struct desk *d, int64_t ticket, const struct staff_order *o,
                 const struct dispatch_technician *t, struct place to, struct staff_sent *sent)
{
    struct dispatch_way way = dispatch_way(t, to);
    cJSON *data = cJSON_CreateObject();

    staff_km(mutant_is(d->rs, MUTANT_tells_wrong_distance) ? way.road_m / 10 : way.road_m,
             sent->km);
    sqlite3_snprintf(sizeof(sent->name), sent->name, "%s", t->name);
    sent->eta_ms = promised_ms(d, way.travel_ms);
    api_put_text(data, "technician", t->name);
    api_put_text(data, "km", sent->km);
    api_put_text(data, "parts", o->parts);
    db_run(d->rs->db,
           "UPDATE desk_ticket SET technician = ?, on_site = 0, queue = 'field' WHERE id = ?",
           db_t(t->name), db_i(ticket));
    db_run(d->rs->db, "UPDATE desk_staff SET free = 0 WHERE name = ?", db_t(t->name));
    db_run(d->rs->db, "DELETE FROM desk_want WHERE ticket = ?", db_i(ticket));
    ticket_log(
        d, ticket,
        (struct ticket_step){.name = "dispatch", .by = o->by, .role = o->role, .data = data});
    sent->promise = promise_make(d, ticket, "on_site", sent->eta_ms);
    tell_eta(
        d, ticket,
        &(struct eta){.due_ms = sent->eta_ms, .promise = sent->promise, .technician = t->name});
}

/* Nobody: remembers the wish, to try again at the next shift at the latest. */
static void want(struct desk *d, int64_t ticket, const struct staff_order *o,
                 const struct crew *crew)
{
    int wait_min = dispatch_next_shift_min(crew->list, crew->count, local_min(d));
    int64_t now_ms = desk_now_ms(d);
    int64_t retry_ms = wait_min ? now_ms - now_ms % MINUTE_MS + wait_min * MINUTE_MS : VCLOCK_NEVER;
    bool known = db_number(d->rs->db, 0, "SELECT COUNT(*) FROM desk_want WHERE ticket = ?",
                           db_i(ticket)) > 0;

    db_run(d->rs->db,
           "INSERT OR REPLACE INTO desk_want(ticket, parts, by, role, retry_ms) "
           "VALUES(?, ?, ?, ?, ?)",
           db_i(ticket), db_t(o->parts), db_t(o->by), db_t(o->role), db_i(retry_ms));
    if (!known)
        ticket_note(d, ticket, "note",
                    "A technician is needed but nobody is available; trying again later.", NULL);
}

static bool carry_out(struct desk *d, int64_t ticket, const struct staff_order *o,
                      struct staff_sent *sent)
{
    struct crew crew = load_crew(d);
    struct dispatch_call call = {.local_min = local_min(d), .parts = o->parts};
    char *station = ticket_station(d, ticket);
    int chosen = -1;
    bool known = station && csms_place(d->rs, station, &call.to);

    memset(sent, 0, sizeof(*sent));
    if (known && mutant_is(d->rs, MUTANT_dispatch_ignores_distance))
        chosen = dispatch_first(crew.list, crew.count, &call);
    else if (known)
        chosen = dispatch_choose(crew.list, crew.count, &call);
    if (crew.list && chosen >= 0)
        send(d, ticket, o, &crew.list[chosen], call.to, sent);
    else if (known)
        want(d, ticket, o, &crew);
    free(station);
    dismiss(&crew);
    return known;
}

/* Somebody is on the way already. */
static bool under_way(struct desk *d, int64_t ticket)
{
    return db_number(d->rs->db, 0,
                     "SELECT technician IS NOT NULL AND on_site = 0 FROM desk_ticket WHERE id = ?",
                     db_i(ticket)) != 0;
}

bool staff_dispatch(struct desk *d, int64_t ticket, const struct staff_order *o,
                    struct staff_sent *out)
{
    if (under_way(d, ticket))
        return false;
    db_run(d->rs->db, "DELETE FROM desk_want WHERE ticket = ?", db_i(ticket));
    staff_release(d, ticket);
    ticket_clock_reveal(d, ticket, SLA_on_site);
    return carry_out(d, ticket, o, out);
}

void staff_retry(struct desk *d)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT w.ticket, w.parts, w.by, w.role FROM desk_want AS w "
                             "JOIN desk_ticket AS t ON t.id = w.ticket "
                             "ORDER BY CASE t.grade WHEN 0 THEN 9 ELSE t.grade END, w.ticket",
                             DB_NONE);
    struct {
        int64_t ticket;
        char *parts, *by, *role;
    } *list = NULL;
    size_t count = 0;

    /* read first: sending changes the table */
    while (db_row(d->rs->db, q)) {
        list = mem_resize(list, count + 1, sizeof(*list));
        list[count].ticket = db_int(q, 0);
        list[count].parts = mem_text(db_text(q, 1));
        list[count].by = mem_text(db_text(q, 2));
        list[count++].role = mem_text(db_text(q, 3));
    }
    for (size_t i = 0; i < count; i++) {
        struct staff_order o = {list[i].parts, list[i].by, list[i].role};
        struct staff_sent sent;

        carry_out(d, list[i].ticket, &o, &sent);
        free(list[i].parts);
        free(list[i].by);
        free(list[i].role);
    }
    free(list);
}

void staff_release(struct desk *d, int64_t ticket)
{
    char *station = ticket_station(d, ticket);
    struct place at = {0, 0};
    bool there = station && csms_place(d->rs, station, &at);

    if (there)
        db_run(d->rs->db,
               "UPDATE desk_staff SET free = 1, "
               "lat_e6 = CASE t.on_site WHEN 1 THEN ? ELSE desk_staff.lat_e6 END, "
               "lon_e6 = CASE t.on_site WHEN 1 THEN ? ELSE desk_staff.lon_e6 END "
               "FROM desk_ticket AS t WHERE t.id = ? AND t.technician = desk_staff.name",
               db_i((int64_t)at.lat_e6), db_i((int64_t)at.lon_e6), db_i(ticket));
    db_run(d->rs->db, "UPDATE desk_ticket SET technician = NULL, on_site = 0 WHERE id = ?",
           db_i(ticket));
    free(station);
    staff_retry(d);
}
