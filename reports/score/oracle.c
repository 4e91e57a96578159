#include "score/oracle.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

#define MJ_PER_WH  3600000LL
#define QUARTER_MS 900000LL
#define DAY_MIN    1440
#define FAILED_MS  60000

const char *oracle_kind_name(enum oracle_kind kind)
{
    static const char *const names[ORACLE_KIND_COUNT] = {
#define X(name) [ORACLE_##name] = #name,
        ORACLE_KIND_LIST(X)
#undef X
    };

    assert((unsigned)kind < ORACLE_KIND_COUNT);
    return names[kind];
}

enum oracle_kind oracle_kind_of(const char *name)
{
    int kind = 0;

    while (kind < ORACLE_KIND_COUNT && strcmp(oracle_kind_name((enum oracle_kind)kind), name) != 0)
        kind++;
    return (enum oracle_kind)kind;
}

/* ---- the book ---- */

static struct oracle_session session_of(const cJSON *row)
{
    struct oracle_session s = {
        .session = (int)json_int(row, "session", 0),
        .driver = field_text(row, "driver"),
        .account = *field_text(row, "account") ? field_text(row, "account")
                                               : field_text(row, "token_account"),
        .station = field_text(row, "station"),
        .connector = (int)json_int(row, "connector", 0),
        .plugged_ms = json_int(row, "plugged_ms", INT64_MAX),
        .started_ms = json_int(row, "started_ms", INT64_MAX),
        .stopped_ms = json_int(row, "stopped_ms", INT64_MAX),
        .unplugged_ms = json_int(row, "unplugged_ms", INT64_MAX),
        .mj = json_int(row, "mj", 0),
        .register_mj = json_int(row, "register_mj", 0),
        .id_status = field_text(row, "id_status"),
        .event = (uint64_t)json_int(row, "event", 0),
    };

    field_transaction(row, "transaction_id", s.transaction);
    return s;
}

/* Moves *@p at, in rows by session, to the first of @p session. */
static const cJSON *first_of(const cJSON **at, int session)
{
    while (*at && json_int(*at, "session", 0) < session)
        *at = (*at)->next;
    return *at;
}

/* @p row while it is of @p s; NULL behind its last. */
static const cJSON *while_of(const struct oracle_session *s, const cJSON *row)
{
    return row && json_int(row, "session", 0) == s->session ? row : NULL;
}

static void find_sessions(struct oracle_book *book)
{
    const cJSON *row, *quarter = book->quarters->child, *phase = book->phases->child;

    book->sessions =
        mem_new(((size_t)cJSON_GetArraySize(book->rows) + 1) * sizeof(*book->sessions));
    cJSON_ArrayForEach (row, book->rows) {
        struct oracle_session s = session_of(row);

        s.quarters = first_of(&quarter, s.session);
        s.phases = first_of(&phase, s.session);
        book->sessions[book->count++] = s;
    }
}

void oracle_book_init(struct oracle_book *book, struct runfile *rf, int scenario)
{
    memset(book, 0, sizeof(*book));
    book->rows = runfile_rows(
        rf,
        "WITH told AS MATERIALIZED (SELECT json_extract(data,'$.session') AS session, "
        "json_extract(data,'$.id_status') AS id_status, min(seq) FROM event WHERE scenario=?1 AND "
        "kind='transaction' GROUP BY 1), stop AS MATERIALIZED (SELECT json_extract(data,"
        "'$.session') AS session, min(seq) AS seq FROM event WHERE scenario=?1 AND "
        "kind='session_stopped' GROUP BY 1), tag AS MATERIALIZED (SELECT lower(token) AS token, "
        "account, min(rowid) FROM token WHERE scenario=?1 GROUP BY 1) SELECT t.*, tag.account AS "
        "token_account, id_status, stop.seq AS event FROM truth t LEFT JOIN tag ON "
        "tag.token=lower(t.token) LEFT JOIN told ON told.session=t.session LEFT JOIN stop ON "
        "stop.session=t.session WHERE t.scenario=?1 ORDER BY t.session",
        scenario);
    book->quarters = runfile_rows(
        rf, "SELECT * FROM truth_quarter WHERE scenario=?1 ORDER BY session, from_ms", scenario);
    book->phases = runfile_rows(
        rf, "SELECT * FROM truth_phase WHERE scenario=?1 ORDER BY session, from_ms", scenario);
    book->tariffs = runfile_rows(
        rf, "SELECT name, data FROM tariff WHERE scenario=?1 ORDER BY rowid", scenario);
    find_sessions(book);
}

void oracle_book_fini(struct oracle_book *book)
{
    free(book->sessions);
    cJSON_Delete(book->rows);
    cJSON_Delete(book->quarters);
    cJSON_Delete(book->phases);
    cJSON_Delete(book->tariffs);
}

const cJSON *oracle_tariff(const struct oracle_book *book, const char *station)
{
    const cJSON *row, *everywhere = NULL;

    cJSON_ArrayForEach (row, book->tariffs) {
        const cJSON *data = field(row, "data"), *stations = field(data, "stations"), *item;

        cJSON_ArrayForEach (item, stations)
            if (cJSON_IsString(item) && strcmp(item->valuestring, station) == 0)
                return data;
        if (!everywhere && cJSON_GetArraySize(stations) == 0)
            everywhere = data;
    }
    return everywhere;
}

/* ---- energy ---- */

static struct span cut(struct span a, int64_t from_ms, int64_t to_ms)
{
    if (a.from_ms < from_ms)
        a.from_ms = from_ms;
    if (a.to_ms > to_ms)
        a.to_ms = to_ms;
    return a;
}

/* Energy from the beginning of the session to @p ms: whole quarters, and of the one in which @p ms
 * lies the share of the time. */
static int64_t mj_until(const struct oracle_session *s, int64_t ms)
{
    int64_t sum = 0;
    const cJSON *row;

    for (row = while_of(s, s->quarters); row; row = while_of(s, row->next)) {
        int64_t from_ms = json_int(row, "from_ms", 0), mj = json_int(row, "mj", 0);
        struct span q =
            cut((struct span){from_ms, from_ms + QUARTER_MS}, s->started_ms, s->stopped_ms);

        if (ms <= q.from_ms)
            continue;
        /* mj x time / quarter, in an order that cannot overflow */
        sum += ms >= q.to_ms
                   ? mj
                   : mj / (q.to_ms - q.from_ms) * (ms - q.from_ms) +
                         mj % (q.to_ms - q.from_ms) * (ms - q.from_ms) / (q.to_ms - q.from_ms);
    }
    return sum;
}

int64_t oracle_wh(const struct oracle_session *s, struct span of)
{
    int64_t from_mj = of.from_ms <= s->started_ms ? 0 : mj_until(s, of.from_ms);
    int64_t to_mj = of.to_ms >= s->stopped_ms ? s->mj : mj_until(s, of.to_ms);

    return (s->register_mj + to_mj) / MJ_PER_WH - (s->register_mj + from_mj) / MJ_PER_WH;
}

bool oracle_is_failed_attempt(const struct oracle_session *s)
{
    struct span whole = {s->started_ms, s->stopped_ms};

    return oracle_wh(s, whole) == 0 && whole.to_ms - whole.from_ms < FAILED_MS;
}

/* ---- the tariff ---- */

struct rating {
    const struct oracle_session *s;
    const cJSON *elements;
    struct runfile *rf;
    int scenario;
    struct oracle_lines *out;
};

/* "07:00" in minutes; -1 for anything else. */
static int clock_min(const cJSON *element, const char *name)
{
    const char *text = field_text(element, name);
    char *rest;
    long h = strtol(text, &rest, 10), m;

    if (rest == text || *rest != ':')
        return -1;
    m = strtol(rest + 1, NULL, 10);
    return h >= 0 && h <= 24 && m >= 0 && m < 60 ? (int)(h * 60 + m) : -1;
}

static int local_min(const struct rating *r, int64_t ms)
{
    int64_t s = ms / 1000 + runfile_offset_s(r->rf, r->scenario, ms);

    return (int)((s % 86400 + 86400) % 86400 / 60);
}

static bool applies(const cJSON *element, int minute)
{
    int from = clock_min(element, "from"), to = clock_min(element, "to");

    from = from < 0 ? 0 : from;
    to = to < 0 ? DAY_MIN : to;
    if (from == to)
        return true;
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

static const cJSON *element_at(const struct rating *r, enum oracle_kind kind, int64_t ms)
{
    const char *name = oracle_kind_name(kind);
    int minute = local_min(r, ms);
    const cJSON *e;

    cJSON_ArrayForEach (e, r->elements)
        if (json_is(e, "kind", name) && applies(e, minute))
            return e;
    return NULL;
}

/* The next moment at which another element could count: a bound of its hours, or a quarter of an
 * hour, at which clocks may change. */
static int64_t next_bound(const struct rating *r, int64_t ms)
{
    int64_t best = ms - ms % QUARTER_MS + QUARTER_MS;
    int64_t minute_ms = ms - ms % 60000;
    int minute = local_min(r, ms);
    const cJSON *e;

    cJSON_ArrayForEach (e, r->elements) {
        const int bounds[] = {clock_min(e, "from"), clock_min(e, "to")};

        for (int i = 0; i < 2; i++) {
            int64_t wait = (bounds[i] - minute + DAY_MIN - 1) % DAY_MIN + 1;

            if (bounds[i] >= 0 && minute_ms + wait * 60000 < best)
                best = minute_ms + wait * 60000;
        }
    }
    return best;
}

/* The part of @p of, from its beginning, in which one element (or none) counts throughout. */
static struct span same_element(const struct rating *r, enum oracle_kind kind, struct span of)
{
    const cJSON *element = element_at(r, kind, of.from_ms);
    int64_t ms = of.from_ms;

    do {
        ms = next_bound(r, ms);
    } while (ms < of.to_ms && element_at(r, kind, ms) == element);
    return cut(of, of.from_ms, ms);
}

static void add_line(const struct rating *r, enum oracle_kind kind, const cJSON *element,
                     struct decimal quantity)
{
    struct oracle_lines *out = r->out;

    if (!element || quantity.units == 0)
        return;
    out->lines = mem_resize(out->lines, out->count + 1, sizeof(*out->lines));
    out->lines[out->count++] =
        (struct oracle_line){kind, quantity, decimal_field(element, "price", false)};
}

/* Seconds in the element's unit, to 4 decimals half up. */
static struct decimal from_seconds(int64_t seconds, const cJSON *element, const char *usual)
{
    const char *per = *field_text(element, "per") ? field_text(element, "per") : usual;
    int64_t unit_s = strcmp(per, "min") == 0 ? 60 : 3600;
    int64_t whole = seconds * 10000 / unit_s, rest = seconds * 10000 % unit_s;

    return decimal_make(whole + (rest * 2 >= unit_s), 4);
}

static void rate_energy(const struct rating *r)
{
    struct span left = {r->s->started_ms, r->s->stopped_ms};

    if (left.from_ms == left.to_ms)
        add_line(r, ORACLE_energy, element_at(r, ORACLE_energy, left.from_ms),
                 decimal_make(oracle_wh(r->s, left), 3));
    while (left.from_ms < left.to_ms) {
        struct span part = same_element(r, ORACLE_energy, left);

        add_line(r, ORACLE_energy, element_at(r, ORACLE_energy, part.from_ms),
                 decimal_make(oracle_wh(r->s, part), 3));
        left.from_ms = part.to_ms;
    }
}

static void rate_time(const struct rating *r)
{
    struct span left = {r->s->started_ms, r->s->stopped_ms};

    left.to_ms -= (left.to_ms - left.from_ms) % 1000;
    while (left.from_ms < left.to_ms) {
        struct span part = same_element(r, ORACLE_time, left);
        const cJSON *element = element_at(r, ORACLE_time, part.from_ms);
        int64_t before_s = (part.from_ms - r->s->started_ms) / 1000;

        add_line(r, ORACLE_time, element,
                 from_seconds((part.to_ms - r->s->started_ms) / 1000 - before_s, element, "h"));
        left.from_ms = part.to_ms;
    }
}

/* Idle begins with the last moment at which energy flowed: where the vehicle wanted no more and
 * never began again, else with the end of the transaction. */
static int64_t idle_from_ms(const struct oracle_session *s)
{
    int64_t from_ms = s->stopped_ms;
    const cJSON *row;

    for (row = while_of(s, s->phases); row; row = while_of(s, row->next)) {
        if (json_is(row, "kind", "charging"))
            from_ms = s->stopped_ms;
        else if (json_is(row, "kind", "suspended_ev") && from_ms == s->stopped_ms &&
                 json_int(row, "from_ms", INT64_MAX) < s->stopped_ms)
            from_ms = json_int(row, "from_ms", 0);
    }
    return from_ms;
}

/* Idle time that counts so far, and what of it the running element may bill. */
struct idle {
    const cJSON *element;
    int64_t counted_ms, billable_ms;
};

static void idle_close(const struct rating *r, struct idle *idle)
{
    int64_t minutes = idle->billable_ms / 60000;

    if (idle->element && json_is(idle->element, "per", "h"))
        add_line(r, ORACLE_idle, idle->element, from_seconds(minutes * 60, idle->element, "h"));
    else
        add_line(r, ORACLE_idle, idle->element, decimal_make(minutes, 0));
    idle->billable_ms = 0;
}

static void idle_stretch(const struct rating *r, struct idle *idle, struct span left)
{
    while (left.from_ms < left.to_ms) {
        struct span part = same_element(r, ORACLE_idle, left);
        const cJSON *element = element_at(r, ORACLE_idle, part.from_ms);
        int64_t end_ms = idle->counted_ms + part.to_ms - part.from_ms;
        int64_t free_ms = 1000 * json_int(element, "after_s", 0);

        if (element != idle->element)
            idle_close(r, idle);
        idle->element = element;
        if (end_ms > free_ms)
            idle->billable_ms += end_ms - (idle->counted_ms > free_ms ? idle->counted_ms : free_ms);
        idle->counted_ms = end_ms;
        left.from_ms = part.to_ms;
    }
}

static void rate_idle(const struct rating *r)
{
    struct span left = {idle_from_ms(r->s), r->s->unplugged_ms};
    struct idle idle = {NULL, 0, 0};
    const cJSON *row;

    if (left.to_ms == INT64_MAX)
        return;
    for (row = while_of(r->s, r->s->phases); row; row = while_of(r->s, row->next)) {
        struct span fault = {json_int(row, "from_ms", 0), json_int(row, "to_ms", 0)};

        if (!json_is(row, "kind", "lock_fault"))
            continue;
        fault = cut(fault, left.from_ms, left.to_ms);
        if (fault.from_ms >= fault.to_ms)
            continue;
        idle_stretch(r, &idle, (struct span){left.from_ms, fault.from_ms});
        left.from_ms = fault.to_ms;
    }
    idle_stretch(r, &idle, left);
    idle_close(r, &idle);
}

void oracle_rate(const struct oracle_session *s, const cJSON *tariff, struct runfile *rf,
                 int scenario, struct oracle_lines *out)
{
    struct rating r = {s, field(tariff, "elements"), rf, scenario, out};

    *out = (struct oracle_lines){NULL, 0};
    if (s->started_ms == INT64_MAX || s->stopped_ms == INT64_MAX || oracle_is_failed_attempt(s))
        return;
    rate_energy(&r);
    rate_time(&r);
    rate_idle(&r);
    add_line(&r, ORACLE_flat, element_at(&r, ORACLE_flat, s->started_ms), decimal_make(1, 0));
}
