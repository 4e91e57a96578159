#include "invoice/oracle_book.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/decimal.h"

#define MJ_PER_WH  3600000LL
#define QUARTER_MS 900000LL
#define FAILED_MS  60000
#define DAY_MS     86400000LL
#define HEARD_MS   60000 /* what waited in a station is heard one after the other */

static struct oracle_session session_of(const cJSON *row)
{
    struct oracle_session s = {
        .session = (int)field_int(row, "session"),
        .driver = field_text(row, "driver"),
        .account = *field_text(row, "account") ? field_text(row, "account")
                                               : field_text(row, "token_account"),
        .station = field_text(row, "station"),
        .connector = (int)field_int(row, "connector"),
        .plugged_ms = json_int(row, "plugged_ms", INT64_MAX),
        .started_ms = json_int(row, "started_ms", INT64_MAX),
        .stopped_ms = json_int(row, "stopped_ms", INT64_MAX),
        .unplugged_ms = json_int(row, "unplugged_ms", INT64_MAX),
        .mj = field_int(row, "mj"),
        .register_mj = field_whole(row, "register_mj", 0),
        .id_status = field_text(row, "id_status"),
        .event = field_seq(row, "event"),
    };

    field_transaction(row, "transaction_id", s.transaction);
    s.over_ms = number_most(s.unplugged_ms, s.stopped_ms);
    return s;
}

/* What the CSMS was told of @p s. Where the frames of its station were not kept, it is taken to
 * have heard everything at once. */
static void hear(const struct told_transactions *told, struct oracle_session *s)
{
    int actor = told_transactions_actor(told, s->station);

    s->known_ms = s->heard_ms = s->over_ms;
    if (s->started_ms != INT64_MAX) {
        s->off_ms = stamp_off_ms(&told->clocks, actor, s->started_ms);
        s->off_over_ms =
            stamp_off_ms(&told->clocks, actor, number_least(s->stopped_ms, s->over_ms));
        s->uneven = s->off_ms != s->off_over_ms || llabs(s->off_ms) > DAY_MS ||
                    stamp_clock_jumps(&told->clocks, actor, s->started_ms, s->over_ms);
    }
    if (told_transactions_heard_ms(told, s->station, 0) == INT64_MAX)
        return;
    s->told = told_transactions_find(told, s->station, s->transaction, s->stopped_ms);
    s->heard_ms = told_transactions_heard_ms(told, s->station, s->over_ms);
    s->known_ms = number_most(s->heard_ms, s->told ? s->told->ended_heard_ms : INT64_MAX);
}

bool oracle_is_misdated(const struct oracle_session *s)
{
    return s->uneven || s->off_ms != 0;
}

bool oracle_may_be_dated(const struct oracle_session *s, struct span of, int64_t ms)
{
    int64_t slow_ms = number_least(0, number_least(s->off_ms, s->off_over_ms));
    int64_t fast_ms = number_most(0, number_most(s->off_ms, s->off_over_ms));

    if (oracle_is_misdated(s) && s->heard_ms != INT64_MAX)
        of.to_ms = number_most(of.to_ms, s->heard_ms + HEARD_MS);
    return ms >= of.from_ms + slow_ms && (of.to_ms == INT64_MAX || ms <= of.to_ms + fast_ms);
}

/* Moves *@p at, in rows by session, to the first of @p session. */
static const cJSON *first_of(const cJSON **at, int session)
{
    while (*at && field_int(*at, "session") < session)
        *at = (*at)->next;
    return *at;
}

/* @p row while it is of @p s; NULL behind its last. */
static const cJSON *while_of(const struct oracle_session *s, const cJSON *row)
{
    return row && field_int(row, "session") == s->session ? row : NULL;
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
        hear(&book->told, &s);
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
    told_transactions_init(&book->told, rf, scenario);
    find_sessions(book);
}

void oracle_book_fini(struct oracle_book *book)
{
    free(book->sessions);
    cJSON_Delete(book->rows);
    cJSON_Delete(book->quarters);
    cJSON_Delete(book->phases);
    cJSON_Delete(book->tariffs);
    told_transactions_fini(&book->told);
}

/* Is the tariff in @p row in force at @p at_ms, or is that before or after its time? */
static bool in_force(const cJSON *row, int64_t at_ms)
{
    const char *name = field_text(row, "name");

    if (field_int(field(row, "data"), "from_ms") > at_ms)
        return false;
    while ((row = row->next))
        if (strcmp(field_text(row, "name"), name) == 0 &&
            field_int(field(row, "data"), "from_ms") <= at_ms)
            return false;
    return true;
}

const cJSON *oracle_tariff(const struct oracle_book *book, const char *station)
{
    return oracle_tariff_at(book, station, INT64_MAX);
}

const cJSON *oracle_tariff_at(const struct oracle_book *book, const char *station, int64_t at_ms)
{
    const cJSON *row, *everywhere = NULL;

    cJSON_ArrayForEach (row, book->tariffs) {
        const cJSON *data = field(row, "data"), *stations = field(data, "stations"), *item;

        if (!in_force(row, at_ms))
            continue;
        cJSON_ArrayForEach (item, stations)
            if (cJSON_IsString(item) && strcmp(item->valuestring, station) == 0)
                return data;
        if (!everywhere && cJSON_GetArraySize(stations) == 0)
            everywhere = data;
    }
    return everywhere;
}

/* Energy from the beginning of the session to @p ms: whole quarters, and of the one in which @p ms
 * lies the share of the time. */
static int64_t mj_until(const struct oracle_session *s, int64_t ms)
{
    int64_t sum = 0;
    const cJSON *row;

    for (row = while_of(s, s->quarters); row; row = while_of(s, row->next)) {
        int64_t from_ms = field_int(row, "from_ms"), mj = field_int(row, "mj");
        struct span q =
            span_cut((struct span){from_ms, from_ms + QUARTER_MS}, s->started_ms, s->stopped_ms);

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
    int64_t from_mj = mj_until(s, of.from_ms);
    int64_t to_mj = of.to_ms >= s->stopped_ms ? s->mj : mj_until(s, of.to_ms);

    /* whole Wh of the register fall out, so that the largest one cannot overflow */
    return (s->register_mj % MJ_PER_WH + to_mj) / MJ_PER_WH -
           (s->register_mj % MJ_PER_WH + from_mj) / MJ_PER_WH;
}

int64_t oracle_most_wh(const struct oracle_book *book, const struct oracle_session *s)
{
    int64_t power_w = told_transactions_power_w(&book->told, s->station);
    int64_t wh;

    if (power_w <= 0 || s->stopped_ms == INT64_MAX ||
        __builtin_mul_overflow((s->stopped_ms - s->started_ms) / 1000, power_w, &wh))
        return INT64_MAX;
    wh /= 3600;
    return wh + wh / 50 + 10;
}

/* The same in the time that its station told, where its clock was set meanwhile. */
static int64_t told_most_wh(const struct oracle_book *book, const struct oracle_session *s)
{
    struct oracle_session told = *s;

    if (s->uneven && s->told->begun_ms != INT64_MAX && s->told->ended_ms != INT64_MAX) {
        told.started_ms = s->told->begun_ms;
        told.stopped_ms = s->told->ended_ms;
    }
    return oracle_most_wh(book, &told);
}

static bool is_far(int64_t told_ms, int64_t true_ms)
{
    return told_ms != INT64_MAX && true_ms != INT64_MAX &&
           (told_ms < true_ms - DAY_MS || told_ms > true_ms + DAY_MS);
}

char *oracle_impossible(const struct oracle_book *book, const struct oracle_session *s)
{
    const struct told_transaction *t = s->told;
    char told[32];
    int64_t wh;

    if (!t)
        return NULL;
    if (is_far(t->begun_ms, s->started_ms) || is_far(t->ended_ms, s->stopped_ms))
        return mem_printf("the station dated its %s more than a day away from it",
                          is_far(t->begun_ms, s->started_ms) ? "beginning" : "end");
    if (s->uneven && t->begun_ms != INT64_MAX && t->ended_ms < t->begun_ms)
        return mem_text("the station dated its end before its beginning");
    if (t->begun_wh < 0 || t->ended_wh < 0)
        return mem_text("the station told no energy");
    wh = t->ended_wh - t->begun_wh;
    if (wh >= 0 && wh <= oracle_most_wh(book, s) && wh <= told_most_wh(book, s))
        return NULL;
    decimal_text(decimal_make(wh, 3), 3, told);
    return mem_printf("the station told %s kWh, which %s", told,
                      wh < 0 ? "no register can show"
                             : "its connector cannot deliver in that time");
}

static bool vehicle_held_back(const struct oracle_session *s)
{
    const cJSON *row = NULL;

    while ((row = oracle_phase(s, row)))
        if (json_is(row, "kind", "suspended_ev") &&
            json_int(row, "from_ms", INT64_MAX) < s->stopped_ms)
            return true;
    return false;
}

bool oracle_is_failed_attempt(const struct oracle_session *s)
{
    struct span whole = {s->started_ms, s->stopped_ms};

    if (s->goes_on || oracle_wh(s, whole) != 0)
        return false;
    return whole.to_ms - whole.from_ms < FAILED_MS || !vehicle_held_back(s);
}

const cJSON *oracle_phase(const struct oracle_session *s, const cJSON *phase)
{
    return while_of(s, phase ? phase->next : s->phases);
}
