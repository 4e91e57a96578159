#include "score/about.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

void about_fini(struct about *a)
{
    for (size_t i = 0; i < a->count; i++)
        free(a->things[i].name);
    free(a->things);
    *a = (struct about){NULL, 0};
}

static bool has(const struct about *a, enum about_kind kind, const char *name)
{
    for (size_t i = 0; i < a->count; i++)
        if (a->things[i].kind == kind && strcmp(a->things[i].name, name) == 0)
            return true;
    return false;
}

void about_add(struct about *a, enum about_kind kind, const char *name)
{
    if (!name || !*name || has(a, kind, name))
        return;
    a->things = mem_resize(a->things, a->count + 1, sizeof(*a->things));
    a->things[a->count++] = (struct about_thing){kind, mem_text(name)};
}

void about_add_number(struct about *a, enum about_kind kind, int64_t number)
{
    char *name = number ? mem_printf("%" PRId64, number) : NULL;

    about_add(a, kind, name);
    free(name);
}

void about_join(struct about *a, const struct about *b)
{
    for (size_t i = 0; i < b->count; i++)
        about_add(a, b->things[i].kind, b->things[i].name);
}

bool about_share(const struct about *a, const struct about *b, enum about_kind kind)
{
    for (size_t i = 0; i < a->count; i++)
        if (a->things[i].kind == kind && has(b, kind, a->things[i].name))
            return true;
    return false;
}

/* The station of "STATION" or "STATION/1". */
static void add_station(struct about *a, const char *name)
{
    char *station = mem_text_n(name, strcspn(name, "/"));

    about_add(a, ABOUT_station, station);
    free(station);
}

static void add_data(struct about *a, const cJSON *data)
{
    const cJSON *connector = field(data, "connector");

    about_add_number(a, ABOUT_session, field_int(data, "session"));
    about_add_number(a, ABOUT_ticket, field_int(data, "ticket"));
    about_add(a, ABOUT_invoice, field_text(data, "invoice"));
    about_add(a, ABOUT_person, field_text(data, "driver"));
    add_station(a, field_text(data, "station"));
    if (cJSON_IsString(connector))
        add_station(a, connector->valuestring);
}

/* Adds what the rows of @p sql name; ?1 is the scenario, its columns are called as kinds are. */
static void add_rows(struct about *a, struct runfile *rf, int scenario, char *sql)
{
    static const char *const columns[ABOUT_KIND_COUNT] = {
#define X(name) [ABOUT_##name] = #name,
        ABOUT_LIST(X)
#undef X
    };
    cJSON *rows = runfile_rows(rf, sql, scenario);
    const cJSON *row;

    cJSON_ArrayForEach (row, rows)
        for (int kind = 0; kind < ABOUT_KIND_COUNT; kind++) {
            char *name = field_spelling(row, columns[kind]);

            about_add(a, (enum about_kind)kind, name);
            free(name);
        }
    cJSON_Delete(rows);
    free(sql);
}

/* The session of a frame: that whose transaction its CALL names, or that began when the CALL was
 * sent, for the same cause. */
static void add_frame(struct about *a, struct runfile *rf, int scenario, uint64_t seq)
{
    add_rows(
        a, rf, scenario,
        mem_printf(
            "WITH f AS (SELECT e.actor, json_extract(e.data,'$.id') AS id FROM event e WHERE "
            "e.scenario=?1 AND e.seq=%" PRIu64 "), c AS (SELECT c.cause, t.text, c.actor FROM f "
            "JOIN event c ON c.scenario=?1 AND c.kind='frame' AND c.actor=f.actor AND "
            "c.seq<=%" PRIu64 " AND json_extract(c.data,'$.type')=2 AND "
            "json_extract(c.data,'$.id')=f.id JOIN frame t ON t.scenario=?1 AND t.seq=c.seq ORDER "
            "BY c.seq DESC LIMIT 1) SELECT json_extract(s.data,'$.session') AS session FROM c JOIN "
            "event s ON s.scenario=?1 AND s.kind='session_started' AND s.cause=c.cause UNION "
            "SELECT session FROM c JOIN actor x ON x.scenario=?1 AND x.id=c.actor JOIN truth t ON "
            "t.scenario=?1 AND t.station=x.name AND t.transaction_id IN (CASE WHEN "
            "json_valid(c.text) THEN coalesce(json_extract(c.text,'$[3].transactionId'),"
            "json_extract(c.text,'$[3].transactionInfo.transactionId')) END)",
            seq, seq));
}

/* What @p name has had to do with before event @p seq. */
static void add_check(struct about *a, struct runfile *rf, int scenario, uint64_t seq,
                      const char *name)
{
    char *quoted = sqlite3_mprintf("%Q", name);

    about_add(a, ABOUT_person, name);
    add_rows(a, rf, scenario,
             mem_printf("SELECT DISTINCT CASE WHEN instr(c,'/') THEN substr(c,1,instr(c,'/')-1) "
                        "ELSE c END AS station FROM (SELECT coalesce(json_extract(e.data,"
                        "'$.connector'),json_extract(e.data,'$.station')) AS c FROM event e JOIN "
                        "actor a ON a.scenario=?1 AND a.id=e.actor WHERE e.scenario=?1 AND "
                        "a.kind='driver' AND a.name=%s AND e.seq<%" PRIu64 " AND e.kind IN "
                        "('plugs','taps','unplugs','plug_locked','presses_restart'))",
                        quoted, seq));
    sqlite3_free(quoted);
}

void about_event(struct about *a, struct runfile *rf, int scenario, uint64_t seq)
{
    cJSON *row = runfile_row_at(
        rf,
        "SELECT e.kind, e.data, a.name, a.kind AS who FROM event e LEFT JOIN actor a ON "
        "a.scenario=?1 AND a.id=e.actor WHERE e.scenario=?1 AND e.seq=?2",
        scenario, (int64_t)seq);
    const cJSON *data = field(row, "data");

    add_data(a, data);
    add_data(a, field(data, "args"));
    if (json_is(row, "who", "station") || json_is(row, "who", "connector") ||
        json_is(row, "kind", "frame"))
        add_station(a, field_text(row, "name"));
    if (json_is(row, "who", "driver"))
        about_add(a, ABOUT_person, field_text(row, "name"));
    if (json_is(row, "kind", "frame"))
        add_frame(a, rf, scenario, seq);
    if (json_is(row, "kind", "check") && *field_text(data, "by"))
        add_check(a, rf, scenario, seq, field_text(data, "by"));
    cJSON_Delete(row);
}

/* What belongs to @p thing, as SQL that names it; NULL: nothing. */
static char *relatives(const struct about_thing *thing, bool with_sessions)
{
    char *sql = NULL, *name = sqlite3_mprintf("%Q", thing->name);

    if (thing->kind == ABOUT_session)
        sql = mem_printf("SELECT station, driver AS person FROM truth WHERE scenario=?1 AND "
                         "session=CAST(%s AS INTEGER)",
                         name);
    else if (thing->kind == ABOUT_ticket)
        sql = mem_printf("SELECT json_extract(data,'$.station') AS station, "
                         "json_extract(data,'$.invoice') AS invoice, "
                         "json_extract(data,'$.requester') AS person FROM ticket_event WHERE "
                         "scenario=?1 AND ticket=CAST(%s AS INTEGER) AND name IN "
                         "('contact','alarm','identify')",
                         name);
    else if (thing->kind == ABOUT_invoice && with_sessions)
        sql = mem_printf("SELECT t.session FROM invoice_line l JOIN truth t ON t.scenario=?1 AND "
                         "t.station=l.station AND t.transaction_id=l.transaction_id WHERE "
                         "l.scenario=?1 AND l.invoice=%s",
                         name);
    else if (thing->kind == ABOUT_invoice)
        sql = mem_printf("SELECT i.credits AS invoice, a.person FROM invoice i LEFT JOIN account a "
                         "ON a.scenario=?1 AND a.account=i.account WHERE i.scenario=?1 AND "
                         "i.invoice=%s",
                         name);
    sqlite3_free(name);
    return sql;
}

static void widen(struct about *a, struct runfile *rf, int scenario, enum about_kind from,
                  bool with_sessions)
{
    for (size_t i = 0; i < a->count; i++) {
        char *sql = a->things[i].kind == from ? relatives(&a->things[i], with_sessions) : NULL;

        if (sql)
            add_rows(a, rf, scenario, sql);
    }
}

static bool has_any(const struct about *a, enum about_kind kind)
{
    for (size_t i = 0; i < a->count; i++)
        if (a->things[i].kind == kind)
            return true;
    return false;
}

void about_widen(struct about *a, struct runfile *rf, int scenario)
{
    widen(a, rf, scenario, ABOUT_ticket, false);
    widen(a, rf, scenario, ABOUT_invoice, false);
    if (!has_any(a, ABOUT_session))
        widen(a, rf, scenario, ABOUT_invoice, true);
    widen(a, rf, scenario, ABOUT_session, false);
}
