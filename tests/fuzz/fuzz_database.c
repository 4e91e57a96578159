/* A damaged database under `serve --db`: it is refused with a sentence, or the stack that opens it
 * answers requests, hears a station and lets weeks pass.
 *
 * The file is that of a stack that has billed a session and works on a ticket, made once. An even
 * first byte: the rest are places and what stands there instead (damage_bytes). An odd one: the
 * rest are changes of rows and tables (damage_rows), of which SQLite itself finds nothing wrong.
 */
/* decoder */
#include <assert.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "fixture/fuzz_file.h"
#include "fixture/fuzz_stack.h"
#include "host/database.h"
#include "pki/crypto_openssl.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    CHANGES_MAX = 24,
    TABLES_MAX = 60,
    COLUMNS_MAX = 40,
    HUGE_TEXT = 20000,
    TIMERS_MAX = 600,
    AT_ONCE_MAX = 400 /* timers of one moment: more is turning on the spot */
};

#define WEEKS ((int64_t)40 * 86400000)

struct bytes {
    const uint8_t *at, *end;
};

struct table {
    char *name;
    char *columns[COLUMNS_MAX];
    int width;
};

/* What all inputs begin with. */
struct whole {
    char path[96];
    uint8_t *file;
    size_t size;
    struct table tables[TABLES_MAX];
    int count;
    struct crypto *crypto;
};

static unsigned next(struct bytes *b)
{
    return b->at < b->end ? *b->at++ : 0;
}

/* --- a stack --- */

static struct refstack *stack(const struct whole *w, struct vclock *clk, char **why)
{
    const struct refstack_config config = {.clk = clk,
                                           .db_path = w->path,
                                           .zone_rule = "CET-1CEST,M3.5.0,M10.5.0/3",
                                           .heartbeat_s = 300,
                                           .crypto = w->crypto};

    return refstack_new(&config, why);
}

static void let_pass(struct refstack *rs, int64_t ms)
{
    int64_t until = vclock_now_ms(rs->clk) + ms, now = 0;
    int at_once = 0;

    for (int i = 0; i < TIMERS_MAX && vclock_step(rs->clk, until); i++) {
        at_once = vclock_now_ms(rs->clk) == now ? at_once + 1 : 0;
        now = vclock_now_ms(rs->clk);
        assert(at_once < AT_ONCE_MAX);
    }
}

/* "METHOD path body" */
static void request(struct refstack *rs, const char *line)
{
    char method[8], path[128];
    int n = 0, status;
    cJSON *body, *answer = NULL;

    sscanf(line, "%7s %127s %n", method, path, &n);
    body = line[n] ? cJSON_Parse(line + n) : NULL;
    status = refstack_request(rs, method, path, body, &answer);
    assert(status >= 200 && status < 600 && answer);
    cJSON_Delete(body);
    cJSON_Delete(answer);
}

/* Lines for the API, and frames of station A. */
static void play(struct refstack *rs, const char *const *lines)
{
    struct refstack_conn *conn = NULL;

    for (; *lines; lines++) {
        if (**lines == '[')
            conn = fuzz_stack_say(rs, conn, *lines);
        else
            request(rs, *lines);
    }
    let_pass(rs, 3600000);
    if (conn)
        refstack_closed(conn);
    let_pass(rs, WEEKS);
}

#define BOOT                                                                                       \
    "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]"

static const char *const before[] = {
    "POST /api/csms/stations {\"station\":\"A\",\"protocol\":\"ocpp1.6\",\"site\":\"H\","
    "\"lat_e6\":52090000,\"lon_e6\":5120000}",
    "POST /api/billing/accounts {\"account\":\"P\",\"person\":\"P\",\"delivery\":\"email\","
    "\"period\":\"day\"}",
    "POST /api/billing/tariffs {\"name\":\"T\",\"currency\":\"EUR\",\"tax_percent\":\"21\","
    "\"elements\":[{\"kind\":\"energy\",\"price\":\"0.45\",\"per\":\"kWh\"},{\"kind\":\"idle\","
    "\"price\":\"0.05\",\"per\":\"min\"},{\"kind\":\"flat\",\"price\":\"0.50\"}]}",
    "POST /api/csms/tokens {\"token\":\"AA\",\"account\":\"P\",\"status\":\"Accepted\"}",
    "PUT /api/desk/sla {\"grades\":{\"L2\":{\"answer_ms\":60000,\"first_reply_ms\":600000}},"
    "\"hours\":{\"from_min\":0,\"to_min\":1440},\"holidays\":[\"2026-12-25\"]}",
    "POST /api/desk/staff {\"technicians\":[{\"name\":\"V\",\"lat_e6\":52000000,\"lon_e6\":5000000,"
    "\"from_min\":0,\"to_min\":1440,\"speed_m_per_h\":50000}],\"agents\":[{\"name\":\"F\","
    "\"from_min\":0,\"to_min\":1440}]}",
    BOOT,
    "[2,\"s\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":"
    "\"Charging\",\"timestamp\":\"2026-03-06T17:30:00Z\"}]",
    "[2,\"1\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"AA\",\"meterStart\":0,"
    "\"timestamp\":\"2026-03-06T17:30:00Z\"}]",
    "[2,\"m\",\"MeterValues\",{\"connectorId\":1,\"transactionId\":1,\"meterValue\":[{"
    "\"timestamp\":\"2026-03-06T18:00:00Z\",\"sampledValue\":[{\"value\":\"4000\"}]}]}]",
    "[2,\"2\",\"StopTransaction\",{\"transactionId\":1,\"meterStop\":9000,\"timestamp\":"
    "\"2026-03-06T18:30:00Z\",\"idTag\":\"AA\"}]",
    "[2,\"3\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"AA\",\"meterStart\":9000,"
    "\"timestamp\":\"2026-03-06T18:40:00Z\"}]",
    "POST /api/desk/tickets {\"channel\":\"phone\",\"requester\":\"P\",\"words\":\"stuck\","
    "\"category\":\"fault\",\"grade\":\"L2\",\"station\":\"A\",\"connector\":1}",
    "POST /api/desk/tickets/1/acts {\"action\":\"dispatch\",\"by\":\"F\",\"role\":\"agent\","
    "\"args\":{}}",
    "POST /api/desk/tickets/1/replies {\"by\":\"F\",\"text\":\"soon\",\"topic\":\"eta\","
    "\"channel\":\"phone\",\"due_ms\":1772821800000}",
    "POST /api/csms/commands {\"station\":\"A\",\"action\":\"UnlockConnector\",\"args\":{"
    "\"connectorId\":1}}",
    NULL,
};

static const char *const after[] = {
    "GET /api/csms/stations",
    "GET /api/csms/stations/A",
    "GET /api/csms/sessions?since_ms=0",
    "GET /api/csms/commands/1",
    "GET /api/desk/tickets",
    "GET /api/desk/tickets/1",
    "GET /api/desk/events?since=0",
    "GET /api/billing/invoices",
    "GET /api/billing/invoices/INV-00001",
    BOOT,
    "[2,\"3\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"GroundFailure\",\"status\":"
    "\"Faulted\"}]",
    "[2,\"4\",\"Authorize\",{\"idTag\":\"AA\"}]",
    "[2,\"5\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"AA\",\"meterStart\":9000,"
    "\"timestamp\":\"2026-03-09T17:30:00Z\"}]",
    "[2,\"6\",\"StopTransaction\",{\"transactionId\":2,\"meterStop\":12000,\"timestamp\":"
    "\"2026-03-09T18:30:00Z\",\"idTag\":\"AA\"}]",
    "POST /api/billing/invoices/INV-00001/disputes {\"by\":\"P\",\"reason\":\"energy\",\"words\":"
    "\"no\"}",
    "POST /api/desk/tickets {\"channel\":\"mail\",\"requester\":\"P\",\"words\":\"dark\","
    "\"category\":\"fault\",\"grade\":\"L2\",\"station\":\"A\",\"connector\":1}",
    "POST /api/desk/tickets/1/acts {\"action\":\"dispatch\",\"by\":\"F\",\"role\":\"agent\","
    "\"args\":{}}",
    "POST /api/desk/tickets/1/acts {\"action\":\"close\",\"by\":\"F\",\"role\":\"agent\","
    "\"args\":{\"answer\":\"done\"}}",
    "POST /api/csms/commands {\"station\":\"A\",\"action\":\"Reset\",\"args\":{\"type\":\"Soft\"}}",
    NULL,
};

/* --- the file --- */

static char *path_of_all; /* for the end of the process */

static void forget(void)
{
    static const char *const kinds[] = {"", "-wal", "-shm", "-journal"};

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        char *path = mem_printf("%s%s", path_of_all, kinds[i]);

        unlink(path);
        free(path);
    }
}

static void read_tables(struct whole *w)
{
    sqlite3 *db;
    sqlite3_stmt *q;

    assert(sqlite3_open(w->path, &db) == SQLITE_OK);
    sqlite3_prepare_v2(
        db,
        "SELECT m.name, c.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS "
        "c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1, c.cid",
        -1, &q, NULL);
    while (sqlite3_step(q) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(q, 0);
        struct table *t = w->count ? &w->tables[w->count - 1] : NULL;

        if (!t || strcmp(t->name, name) != 0) {
            assert(w->count < TABLES_MAX);
            t = &w->tables[w->count++];
            t->name = mem_text(name);
        }
        assert(t->width < COLUMNS_MAX);
        t->columns[t->width++] = mem_text((const char *)sqlite3_column_text(q, 1));
    }
    sqlite3_finalize(q);
    sqlite3_exec(db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    sqlite3_close(db);
}

static void read_file(struct whole *w)
{
    int fd = open(w->path, O_RDONLY | O_CLOEXEC);

    assert(fd >= 0);
    w->size = (size_t)lseek(fd, 0, SEEK_END);
    w->file = mem_new(w->size);
    assert(pread(fd, w->file, w->size, 0) == (ssize_t)w->size);
    close(fd);
}

static const struct whole *whole(void)
{
    static struct whole w;
    struct vclock *clk;
    struct refstack *rs;
    char *why = NULL;

    if (w.file)
        return &w;
    fuzz_file_name("stack.db", w.path);
    path_of_all = w.path;
    forget();
    atexit(forget);
    w.crypto = crypto_openssl_new();
    clk = vclock_new(FUZZ_START_MS);
    rs = stack(&w, clk, &why);
    assert(rs && !why);
    play(rs, before);
    assert(!db_error(rs->db));
    refstack_free(rs);
    vclock_free(clk);
    read_tables(&w);
    assert(w.count > 20);
    read_file(&w);
    return &w;
}

/* Three bytes say where, one how many, one what; 0 of them: a whole page from another place. */
static void damage_bytes(const struct whole *w, struct bytes *b)
{
    uint8_t *file = mem_new(w->size);

    memcpy(file, w->file, w->size);
    for (int i = 0; i < CHANGES_MAX && b->at < b->end; i++) {
        size_t at = next(b) << 16, n, what;

        at = (at | next(b) << 8 | next(b)) % w->size;
        n = next(b);
        what = next(b);
        if (n == 0)
            memcpy(file + at / 4096 * 4096, w->file + what % (w->size / 4096) * 4096, 4096);
        else
            memset(file + at, (int)what, n < w->size - at ? n : w->size - at);
    }
    fuzz_file_write(w->path, file, w->size);
    free(file);
}

/* Binds any value of any type. */
static void bind(sqlite3_stmt *st, struct bytes *b)
{
    static const int64_t far[] = {0,         -1,        INT64_MIN, INT64_MAX,  INT32_MIN,
                                  INT32_MAX, 1LL << 32, 1LL << 53, 86400000LL, FUZZ_START_MS};
    static const char *const words[] = {"", "{}", "[]", "{\"a\":", "Accepted", "\xff\xfe", "-1"};
    unsigned what = next(b);
    char *text;

    switch (next(b) % 8) {
    case 0:
        break; /* NULL */
    case 1:
        sqlite3_bind_int64(st, 1, far[what % (sizeof(far) / sizeof(far[0]))]);
        break;
    case 2:
        sqlite3_bind_int64(st, 1, (int64_t)what - 128);
        break;
    case 3:
        sqlite3_bind_double(st, 1, what % 2 ? 1e300 : -0.5);
        break;
    case 4:
        sqlite3_bind_text(st, 1, words[what % (sizeof(words) / sizeof(words[0]))], -1,
                          SQLITE_STATIC);
        break;
    case 5:
        text = mem_new(HUGE_TEXT + 1);
        memset(text, what ? (int)what : '[', HUGE_TEXT);
        sqlite3_bind_text(st, 1, text, HUGE_TEXT, free);
        break;
    case 6:
        what = what < (unsigned)(b->end - b->at) ? what : (unsigned)(b->end - b->at);
        sqlite3_bind_text(st, 1, (const char *)b->at, (int)what, SQLITE_TRANSIENT);
        b->at += what;
        break;
    default:
        sqlite3_bind_zeroblob(st, 1, (int)what);
    }
}

/* A table, a column, which row (0: all), and what becomes of it. */
static char *change(const struct whole *w, struct bytes *b, bool *binds)
{
    const struct table *t = &w->tables[next(b) % (unsigned)w->count];
    const char *column = t->columns[next(b) % (unsigned)t->width];
    unsigned row = next(b), how = next(b);

    *binds = how < 200;
    if (how < 200 && row == 0)
        return mem_printf("UPDATE OR IGNORE \"%s\" SET \"%s\" = ?", t->name, column);
    if (how < 200)
        return mem_printf("UPDATE OR IGNORE \"%s\" SET \"%s\" = ? WHERE \"%s\" IN (SELECT \"%s\" "
                          "FROM \"%s\" LIMIT 1 OFFSET %u)",
                          t->name, column, t->columns[0], t->columns[0], t->name, (row - 1) % 8);
    if (how < 215)
        return mem_printf("DELETE FROM \"%s\"", t->name);
    if (how < 230)
        return mem_printf("ALTER TABLE \"%s\" DROP COLUMN \"%s\"", t->name, column);
    if (how < 240)
        return mem_printf("DROP TABLE \"%s\"", t->name);
    if (how < 248)
        return mem_printf("ALTER TABLE \"%s\" RENAME COLUMN \"%s\" TO other", t->name, column);
    return mem_printf("PRAGMA user_version = %d", (int)row - 4);
}

static void damage_rows(const struct whole *w, struct bytes *b)
{
    sqlite3 *db;

    fuzz_file_write(w->path, w->file, w->size);
    assert(sqlite3_open(w->path, &db) == SQLITE_OK);
    sqlite3_exec(db, "PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON; BEGIN", NULL,
                 NULL, NULL);
    for (int i = 0; i < CHANGES_MAX && b->at < b->end; i++) {
        sqlite3_stmt *st = NULL;
        bool binds;
        char *sql = change(w, b, &binds);

        sqlite3_prepare_v2(db, sql, -1, &st, NULL);
        if (st && binds)
            bind(st, b);
        sqlite3_step(st);
        sqlite3_finalize(st);
        free(sql);
    }
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    sqlite3_close(db);
}

/* As cmd_serve.c does it. */
static void serve(const struct whole *w)
{
    struct vclock *clk = vclock_new(FUZZ_START_MS + INT64_C(7200000));
    struct refstack *rs = NULL;
    char *why = NULL;
    int held;

    if (database_hold(w->path, &held, &why)) {
        rs = stack(w, clk, &why);
        if (rs)
            play(rs, after);
        refstack_free(rs);
        close(held);
    }
    assert(!rs == (why && why[0]));
    free(why);
    vclock_free(clk);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct whole *w = whole();
    struct bytes b = {data, data + size};

    forget();
    if (next(&b) % 2 == 0)
        damage_bytes(w, &b);
    else
        damage_rows(w, &b);
    serve(w);
    return 0;
}
