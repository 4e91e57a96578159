#include "refstack/desk/staff.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/csms.h"
#include "refstack/desk/arrival.h"
#include "refstack/desk/dispatch.h"
#include "refstack/desk/promise.h"
#include "refstack/desk/ticket_clock.h"
#include "refstack/desk/ticket_log.h"
#include "refstack/stack/api.h"

#define MINUTE_MS INT64_C(60000)
#define MARK_MS   (5 * MINUTE_MS) /* people are promised whole five minutes */
#define DAY_MIN   1440

/* What an entry of the list borrows. */
struct texts {
    char *name, *parts;
};

struct crew {
    struct dispatch_technician *list;
    struct texts *texts; /* of each */
    size_t count;
};

static int min_of(const struct tz_local *l)
{
    return l->hour * 60 + l->minute;
}

static int local_min(const struct desk *d)
{
    struct tz_local l;

    tz_local(&d->rs->tz, desk_now_ms(d), &l);
    return min_of(&l);
}

/* From now until the clock next shows @p to_min, the end of a shift; 0 when it goes on for ever. */
static int64_t left_ms(const struct desk *d, int from_min, int to_min)
{
    struct tz_local l;

    if ((to_min - from_min) % DAY_MIN == 0)
        return 0;
    tz_local(&d->rs->tz, desk_now_ms(d), &l);
    return tz_utc_ms(&d->rs->tz, l.year, l.month, l.day + (min_of(&l) >= to_min), to_min * 60) -
           desk_now_ms(d);
}

/* What three mutants do not look at. */
static void overlook(const struct desk *d, struct dispatch_technician *t)
{
    if (mutant_is(d->rs, MUTANT_books_a_van_twice))
        t->free = true;
    if (mutant_is(d->rs, MUTANT_sends_without_the_part))
        t->parts = NULL;
    if (mutant_is(d->rs, MUTANT_ignores_the_shift)) {
        t->from_min = 0;
        t->to_min = DAY_MIN;
        t->left_ms = 0;
    }
}

static void enlist(const struct desk *d, struct crew *crew, sqlite3_stmt *q)
{
    size_t n = crew->count++;

    crew->list = mem_resize(crew->list, n + 1, sizeof(*crew->list));
    crew->texts = mem_resize(crew->texts, n + 1, sizeof(*crew->texts));
    crew->texts[n] = (struct texts){mem_text(db_text(q, 0)), mem_text(db_text(q, 6))};
    crew->list[n] =
        (struct dispatch_technician){.name = crew->texts[n].name,
                                     .at = {(int32_t)db_int(q, 1), (int32_t)db_int(q, 2)},
                                     .from_min = (int)db_int(q, 3),
                                     .to_min = (int)db_int(q, 4),
                                     .left_ms = left_ms(d, (int)db_int(q, 3), (int)db_int(q, 4)),
                                     .speed_m_per_h = db_int(q, 5),
                                     .parts = crew->texts[n].parts,
                                     .free = db_int(q, 7) != 0};
    overlook(d, &crew->list[n]);
}

static struct crew load_crew(struct desk *d)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT name, lat_e6, lon_e6, from_min, to_min, speed_m_per_h, "
                             "parts, free AND NOT EXISTS(SELECT 1 FROM desk_errand WHERE "
                             "technician = name) FROM desk_staff WHERE role = 'technician' "
                             "ORDER BY place",
                             DB_NONE);
    struct crew crew = {NULL, NULL, 0};

    while (db_row(d->rs->db, q))
        enlist(d, &crew, q);
    return crew;
}

static void crew_free(struct crew *crew)
{
    for (size_t i = 0; i < crew->count; i++) {
        free(crew->texts[i].name);
        free(crew->texts[i].parts);
    }
    free(crew->texts);
    free(crew->list);
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
    db_run(d->rs->db, "DELETE FROM desk_want WHERE ticket = ?", db_i(ticket));
    ticket_log(
        d, ticket,
        (struct ticket_step){.name = "dispatch", .by = o->by, .role = o->role, .data = data});
    db_run(d->rs->db,
           "INSERT OR REPLACE INTO desk_errand(technician, ticket, sent_seq) "
           "SELECT ?, ?, MAX(seq) FROM desk_event",
           db_t(t->name), db_i(ticket));
    sent->promise = promise_make(d, ticket, STATEMENT_arrival, sent->eta_ms);
    arrival_tell(
        d, ticket,
        &(struct arrival){.due_ms = sent->eta_ms, .promise = sent->promise, .technician = t->name});
}

/* Nobody: remembers the wish, to try again at the next shift at the latest. */
static void want(struct desk *d, int64_t ticket, const struct staff_order *o,
                 const struct crew *crew)
{
    int wait_min = dispatch_next_shift_min(crew->list, crew->count, local_min(d));
    int64_t now_ms = desk_now_ms(d);
    int64_t retry_ms = now_ms - now_ms % MINUTE_MS + wait_min * MINUTE_MS;
    bool known =
        db_count(d->rs->db, "SELECT COUNT(*) FROM desk_want WHERE ticket = ?", db_i(ticket)) > 0;

    db_run(d->rs->db,
           "INSERT OR REPLACE INTO desk_want(ticket, parts, by, role, retry_ms) "
           "VALUES(?, ?, ?, ?, ?)",
           db_i(ticket), db_t(o->parts), db_t(o->by), db_t(o->role), db_i(retry_ms));
    if (!known)
        ticket_note(d, ticket, "note",
                    "A technician is needed but nobody is available; trying again later.", NULL);
}

/* Where the station of @p ticket is. @return false when that is not known */
static bool find_place(struct desk *d, int64_t ticket, struct place *at)
{
    char *station = ticket_station(d, ticket);
    bool known = station && csms_place(d->rs, station, at);

    free(station);
    return known;
}

static void carry_out(struct desk *d, int64_t ticket, const struct staff_order *o, struct place to,
                      struct staff_sent *sent)
{
    struct crew crew = load_crew(d);
    struct dispatch_call call = {.to = to, .local_min = local_min(d), .parts = o->parts};
    const struct dispatch_technician *chosen;

    if (mutant_is(d->rs, MUTANT_dispatch_ignores_distance))
        chosen = dispatch_first(crew.list, crew.count, &call);
    else
        chosen = dispatch_choose(crew.list, crew.count, &call);
    if (chosen)
        send(d, ticket, o, chosen, to, sent);
    else
        want(d, ticket, o, &crew);
    crew_free(&crew);
}

/* Somebody is on the way already. */
static bool under_way(struct desk *d, int64_t ticket)
{
    return db_count(d->rs->db,
                    "SELECT technician IS NOT NULL AND on_site = 0 FROM desk_ticket WHERE id = ?",
                    db_i(ticket)) != 0;
}

bool staff_dispatch(struct desk *d, int64_t ticket, const struct staff_order *o,
                    struct staff_sent *out)
{
    struct place to;

    if (under_way(d, ticket) || !find_place(d, ticket, &to))
        return false;
    db_run(d->rs->db, "DELETE FROM desk_want WHERE ticket = ?", db_i(ticket));
    staff_release(d, ticket);
    ticket_clock_reveal(d, ticket, SLA_on_site);
    carry_out(d, ticket, o, to, out);
    return true;
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
        struct place to;

        if (find_place(d, list[i].ticket, &to))
            carry_out(d, list[i].ticket, &o, to, &sent);
        free(list[i].parts);
        free(list[i].by);
        free(list[i].role);
    }
    free(list);
}

/* Who is sent to a ticket, and whether they are there; nobody's name is NULL. */
struct visit {
    char *name; /* the caller frees it */
    bool on_site;
};

static struct visit visit_to(struct desk *d, int64_t ticket)
{
    sqlite3_stmt *q =
        db_ask(d->rs->db, "SELECT technician, on_site FROM desk_ticket WHERE id = ?", db_i(ticket));
    struct visit v = {.name = NULL};

    if (db_row(d->rs->db, q)) {
        v = (struct visit){mem_text(db_text(q, 0)), db_int(q, 1) != 0};
        db_done(q);
    }
    return v;
}

/* Nothing holds @p name at @p ticket any more. @return false when they were on another errand */
static bool end_errand(struct desk *d, const char *name, int64_t ticket)
{
    bool theirs =
        db_count(d->rs->db, "SELECT COUNT(*) FROM desk_errand WHERE technician = ? AND ticket = ?",
                 db_t(name), db_i(ticket)) > 0;

    if (theirs)
        db_run(d->rs->db, "DELETE FROM desk_errand WHERE technician = ?", db_t(name));
    return theirs;
}

static void stands_at(struct desk *d, const char *name, int64_t ticket)
{
    struct place at;

    if (find_place(d, ticket, &at))
        db_run(d->rs->db, "UPDATE desk_staff SET lat_e6 = ?, lon_e6 = ? WHERE name = ?",
               db_i((int64_t)at.lat_e6), db_i((int64_t)at.lon_e6), db_t(name));
}

static void call_off(struct desk *d, int64_t ticket, const char *name)
{
    cJSON *data = cJSON_CreateObject();

    api_put_text(data, "technician", name);
    ticket_note(d, ticket, "called_off", NULL, data);
}

void staff_release(struct desk *d, int64_t ticket)
{
    struct visit v = visit_to(d, ticket);

    db_run(d->rs->db, "UPDATE desk_ticket SET technician = NULL, on_site = 0 WHERE id = ?",
           db_i(ticket));
    if (v.name && end_errand(d, v.name, ticket)) {
        if (v.on_site)
            stands_at(d, v.name, ticket);
        else
            call_off(d, ticket, v.name);
    }
    free(v.name);
    staff_retry(d);
}

void staff_free(struct desk *d, const char *name, int64_t since)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT e.ticket, e.sent_seq, t.on_site, t.status, t.technician IS ?1 "
                             "FROM desk_errand AS e JOIN desk_ticket AS t ON t.id = e.ticket "
                             "WHERE e.technician = ?1",
                             db_t(name));
    int64_t ticket;
    bool been_there, open, theirs, known;

    if (!db_row(d->rs->db, q))
        return;
    ticket = db_int(q, 0);
    been_there = db_int(q, 2) != 0;
    open = strcmp(db_text(q, 3), "closed") != 0;
    theirs = db_int(q, 4) != 0;
    known = since >= 0 ? since >= db_int(q, 1) : been_there || !open || !theirs;
    db_done(q);
    if (!known)
        return;
    end_errand(d, name, ticket);
    if (been_there || !open || !theirs)
        return;
    db_run(d->rs->db, "UPDATE desk_ticket SET technician = NULL WHERE id = ?", db_i(ticket));
    ticket_note(d, ticket, "note", "The technician is free again without having been there.", NULL);
}

/* What the one who is on the way to @p ticket was sent with; the caller frees it. */
static char *parts_for(struct desk *d, int64_t ticket)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT json_extract(data, '$.parts') FROM desk_event WHERE "
                             "ticket = ? AND name = 'dispatch' ORDER BY seq DESC LIMIT 1",
                             db_i(ticket));
    char *parts = NULL;

    if (db_row(d->rs->db, q)) {
        parts = mem_text(db_text(q, 0));
        db_done(q);
    }
    return parts;
}

/* Somebody who is there before @p due_ms, in place of @p name, whose shift ends before that. */
static bool hand_over(struct desk *d, int64_t ticket, const char *name, int64_t due_ms)
{
    char *parts = parts_for(d, ticket);
    struct dispatch_call call = {.local_min = local_min(d), .parts = parts};
    struct crew crew = load_crew(d);
    const struct dispatch_technician *other = NULL;
    struct staff_sent sent;
    bool sooner;

    if (find_place(d, ticket, &call.to))
        other = dispatch_choose(crew.list, crew.count, &call);
    sooner = other && desk_now_ms(d) + dispatch_way(other, call.to).travel_ms < due_ms;
    if (sooner) {
        end_errand(d, name, ticket);
        call_off(d, ticket, name);
        send(d, ticket, &(struct staff_order){parts, "desk", "desk"}, other, call.to, &sent);
    }
    free(parts);
    crew_free(&crew);
    return sooner;
}

static bool is_off_by(struct desk *d, const char *name, int64_t due_ms)
{
    int64_t from_min =
        db_count(d->rs->db, "SELECT from_min FROM desk_staff WHERE name = ?", db_t(name));
    int64_t to_min =
        db_count(d->rs->db, "SELECT to_min FROM desk_staff WHERE name = ?", db_t(name));
    int64_t left = left_ms(d, (int)from_min, (int)to_min);

    return left && desk_now_ms(d) + left <= due_ms;
}

int64_t staff_late(struct desk *d, int64_t ticket, int64_t due_ms, const char *why)
{
    bool own = !why || mutant_is(d->rs, MUTANT_gives_another_reason);
    struct arrival eta = {.due_ms = due_ms, .reason = own ? "held up" : why};
    struct visit v = visit_to(d, ticket);

    if (v.name && !v.on_site && is_off_by(d, v.name, due_ms) &&
        hand_over(d, ticket, v.name, due_ms)) {
        free(v.name);
        return promise_open(d, ticket, STATEMENT_arrival);
    }
    eta.technician = v.name ? v.name : "Somebody";
    eta.promise = promise_make(d, ticket, STATEMENT_arrival, due_ms);
    arrival_tell(d, ticket, &eta);
    free(v.name);
    return eta.promise;
}

/* MUTANT_frees_a_van_too_early: nobody else asks for it. */
void staff_free_at_once(struct desk *d, int64_t ticket)
{
    struct visit v = visit_to(d, ticket);

    if (v.name) {
        end_errand(d, v.name, ticket);
        stands_at(d, v.name, ticket);
        db_run(d->rs->db, "UPDATE desk_staff SET free = 1 WHERE name = ?", db_t(v.name));
    }
    free(v.name);
    staff_retry(d);
}
