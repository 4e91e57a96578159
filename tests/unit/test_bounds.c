/* title: of a run in which all is well each figure may be off by so much and no more */
/* The run stands in tests/fixture/runs, as SQL. Of its figures each is changed until something is
 * found: the page says how far it may go, and what is said one step further to either side; of its
 * words, what is said of another word; of both, what is said where there is none.  PAGES=write
 * looks for the bounds anew, which takes minutes; else only the known ones are judged. */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

#include <ctype.h>
#include <inttypes.h>
#include <time.h>

#include "base/json_read.h"
#include "facts/stamp.h"
#include "score/score_run.h"

#define FAR       (INT64_C(1) << 34) /* a figure that may be so far off is nobody's business */
#define LOOKS_MAX 2                  /* so many rows are tried for one field, ... */
#define ROWS_MAX  1                  /* ... until so many matter */

/* A value of the file: of a column, or of a field within its JSON. */
struct leaf {
    char table[16], column[16], path[128], kind[40];
    int64_t row;
    char value[256];
    bool number;   /* the value is an SQL number, else text */
    bool flag;     /* JSON's true or false */
    bool measured; /* it can be more or less: a number, a decimal or a stamp */
};

struct bench {
    sqlite3 *db;
    char path[64];
    char *honest; /* what is found when nothing is changed */
    char *page;
};

/* ---- what is found ---- */

static char *found(struct bench *b)
{
    char *why = NULL, *all = mem_text("");
    struct runfile *rf = runfile_open(b->path, true, &why);
    sqlite3_stmt *st = NULL;

    cr_assert(rf != NULL, "%s", why);
    score_run(rf, NULL);
    runfile_close(rf);
    cr_assert(sqlite3_prepare_v2(b->db,
                                 "SELECT verdict, rule, sentence FROM finding WHERE verdict<>'pass'"
                                 " ORDER BY id",
                                 -1, &st, NULL) == SQLITE_OK);
    while (sqlite3_step(st) == SQLITE_ROW) {
        char *longer = mem_printf("%s%s %s: %s\n", all, sqlite3_column_text(st, 0),
                                  sqlite3_column_text(st, 1), sqlite3_column_text(st, 2));

        free(all);
        all = longer;
    }
    sqlite3_finalize(st);
    return all;
}

static void run_sql(struct bench *b, const char *sql)
{
    char *error = NULL;

    cr_assert(sqlite3_exec(b->db, sql, NULL, NULL, &error) == SQLITE_OK, "%s: %s", error, sql);
}

/* Sets @p leaf to @p value (NULL: to nothing). */
static void set(struct bench *b, const struct leaf *leaf, const char *value)
{
    char *as =
        !value ? sqlite3_mprintf("NULL") : sqlite3_mprintf(leaf->number ? "%s" : "%Q", value);
    char *sql;

    if (!*leaf->path)
        sql = sqlite3_mprintf("UPDATE %s SET %s=%s WHERE rowid=%lld", leaf->table, leaf->column, as,
                              (long long)leaf->row);
    else if (value)
        sql = sqlite3_mprintf("UPDATE %s SET %s=json_set(%s,%Q,%s) WHERE rowid=%lld", leaf->table,
                              leaf->column, leaf->column, leaf->path, as, (long long)leaf->row);
    else
        sql = sqlite3_mprintf("UPDATE %s SET %s=json_remove(%s,%Q) WHERE rowid=%lld", leaf->table,
                              leaf->column, leaf->column, leaf->path, (long long)leaf->row);
    run_sql(b, sql);
    sqlite3_free(sql);
    sqlite3_free(as);
}

/* What is found with @p value in the place of @p leaf. @return owned */
static char *found_with(struct bench *b, const struct leaf *leaf, const char *value)
{
    char *words,
        *keep = mem_printf("CREATE TEMP TABLE kept AS SELECT %s AS v FROM %s WHERE rowid=%lld",
                           leaf->column, leaf->table, (long long)leaf->row);

    run_sql(b, keep);
    free(keep);
    set(b, leaf, value);
    words = found(b);
    keep = mem_printf("UPDATE %s SET %s=(SELECT v FROM temp.kept) WHERE rowid=%lld; DROP TABLE "
                      "temp.kept",
                      leaf->table, leaf->column, (long long)leaf->row);
    run_sql(b, keep);
    free(keep);
    return words;
}

/* ---- values that can be more or less ---- */

static bool is_stamp(const char *value)
{
    return strlen(value) >= 20 && value[4] == '-' && value[10] == 'T' &&
           stamp_of(value) != STAMP_NONE;
}

static bool is_decimal(const char *value)
{
    const char *p = value + (*value == '-');
    size_t whole = strspn(p, "0123456789"), rest = p[whole] == '.' ? 1 : 0;

    rest += rest ? strspn(p + whole + 1, "0123456789") : 0;
    return whole > 0 && whole + rest < 16 && p[whole + rest] == '\0';
}

static void spell_stamp(int64_t ms, char out[64])
{
    time_t seconds = (time_t)((ms - (ms % 1000 + 1000) % 1000) / 1000);
    struct tm tm;
    size_t len;

    gmtime_r(&seconds, &tm);
    len = strftime(out, 40, "%Y-%m-%dT%H:%M:%S", &tm);
    snprintf(out + len, 64 - len, ".%03dZ", (int)((ms % 1000 + 1000) % 1000));
}

/* @p value and @p by of its last digits, or milliseconds, more. */
static void spell(const char *value, int64_t by, char out[64])
{
    const char *point = strchr(value, '.');
    size_t scale = point ? strlen(point + 1) : 0;
    int64_t units = 0, power = 1;

    if (is_stamp(value)) {
        spell_stamp(stamp_of(value) + by, out);
        return;
    }
    for (const char *p = value; *p; p++)
        if (isdigit((unsigned char)*p))
            units = 10 * units + (*p - '0');
    units = (*value == '-' ? -units : units) + by;
    for (size_t i = 0; i < scale; i++)
        power *= 10;
    if (scale)
        snprintf(out, 64, "%s%" PRId64 ".%0*" PRId64, units < 0 ? "-" : "",
                 (units < 0 ? -units : units) / power, (int)scale,
                 (units < 0 ? -units : units) % power);
    else
        snprintf(out, 64, "%" PRId64, units);
}

static char *found_by(struct bench *b, const struct leaf *leaf, int64_t by)
{
    char value[64];

    spell(leaf->value, by, value);
    return found_with(b, leaf, value);
}

static bool is_well(struct bench *b, const struct leaf *leaf, int64_t by)
{
    char *words = found_by(b, leaf, by);
    bool well = strcmp(words, b->honest) == 0;

    free(words);
    return well;
}

/* How far @p leaf may go to the side @p sign; FAR: as far as it likes. */
static int64_t bound(struct bench *b, const struct leaf *leaf, int sign)
{
    int64_t well = 0, ill = 1;

    while (ill < FAR && is_well(b, leaf, sign * ill)) {
        well = ill;
        ill *= 4;
    }
    if (ill >= FAR)
        return FAR;
    while (ill - well > 1) {
        int64_t middle = well + (ill - well) / 2;

        *(is_well(b, leaf, sign * middle) ? &well : &ill) = middle;
    }
    return well;
}

/* ---- the page ---- */

__attribute__((format(printf, 2, 3))) static void put(struct bench *b, const char *format, ...)
{
    va_list args;
    char *more, *longer;

    va_start(args, format);
    more = mem_vprintf(format, args);
    va_end(args);
    longer = mem_printf("%s%s", b->page, more);
    free(more);
    free(b->page);
    b->page = longer;
}

/* Says what is new in @p words, which are consumed, beside what is found in any case. */
static void put_new(struct bench *b, const char *what, char *take_words)
{
    int more = 0;
    bool any = false;

    if (strcmp(take_words, b->honest) == 0) {
        put(b, "  %s: well\n", what);
        free(take_words);
        return;
    }
    for (char *line = strtok(take_words, "\n"); line; line = strtok(NULL, "\n"))
        if (strstr(b->honest, line)) {
            continue;
        } else if (!any) {
            put(b, "  %s: %s\n", what, line);
            any = true;
        } else {
            more++;
        }
    if (!any)
        put(b, "  %s: less is found\n", what);
    else if (more)
        put(b, "    and %d more\n", more);
    free(take_words);
}

static void put_measured(struct bench *b, const struct leaf *leaf, int64_t less, int64_t more)
{
    char least[64], most[64];

    spell(leaf->value, -less, least);
    spell(leaf->value, more, most);
    put(b, "  from %s to %s (-%" PRId64 " +%" PRId64 ")\n", less < FAR ? least : "anywhere",
        more < FAR ? most : "anywhere", less, more);
    if (less < FAR) {
        if (less && !is_well(b, leaf, -less))
            put(b, "  NOT SO: less is wrong already\n");
        put_new(b, "less", found_by(b, leaf, -less - 1));
    }
    if (more < FAR) {
        if (more && !is_well(b, leaf, more))
            put(b, "  NOT SO: more is wrong already\n");
        put_new(b, "more", found_by(b, leaf, more + 1));
    }
}

static const char *another(const struct leaf *leaf)
{
    if (leaf->flag)
        return *leaf->value == '1' ? "json('false')" : "json('true')";
    return leaf->number ? "0" : "another";
}

static void put_leaf(struct bench *b, const struct leaf *leaf, int64_t less, int64_t more)
{
    put(b, "\n%s %" PRId64 " %s%s%s %s = %.60s\n", leaf->table, leaf->row, leaf->column,
        *leaf->path ? " " : "", leaf->path, *leaf->kind ? leaf->kind : "-", leaf->value);
    if (leaf->measured)
        put_measured(b, leaf, less, more);
    else
        put_new(b, "another", found_with(b, leaf, another(leaf)));
    put_new(b, "none", found_with(b, leaf, NULL));
}

/* ---- looking for bounds ---- */

#define EVENT "kind || coalesce('-' || json_extract(data,'$.verb'),'')"
#define FRAME                                                                                      \
    "dir || CASE json_type(text,'$[2]') WHEN 'text' THEN '-' || json_extract(text,'$[2]') ELSE "   \
    "'' END"

/* clang-format off */
static const char *const columns[][3] = {
    /* table, column, what its rows are called */
    {"scenario", "expect", "''"}, {"scenario", "can", "''"}, {"scenario", "begins_ms", "''"},
    {"scenario", "ends_ms", "''"}, {"scenario", "state", "''"}, {"token", "token", "''"},
    {"token", "account", "''"}, {"token", "status", "''"}, {"account", "person", "''"},
    {"account", "delivery", "''"}, {"tariff", "data", "''"}, {"truth", "driver", "''"},
    {"truth", "token", "''"}, {"truth", "account", "''"}, {"truth", "station", "''"},
    {"truth", "connector", "''"}, {"truth", "transaction_id", "''"}, {"truth", "started_ms", "''"},
    {"truth", "stopped_ms", "''"}, {"truth", "unplugged_ms", "''"}, {"truth", "mj", "''"},
    {"truth", "register_mj", "''"}, {"truth", "reason", "''"}, {"truth_quarter", "from_ms", "''"},
    {"truth_quarter", "mj", "''"}, {"truth_phase", "kind", "kind"},
    {"truth_phase", "from_ms", "kind"}, {"truth_phase", "to_ms", "kind"},
    {"sut_session", "data", "''"}, {"invoice", "invoice", "kind"}, {"invoice", "account", "kind"},
    {"invoice", "kind", "kind"}, {"invoice", "credits", "kind"}, {"invoice", "issued_ms", "kind"},
    {"invoice", "currency", "kind"}, {"invoice", "net", "kind"}, {"invoice", "tax", "kind"},
    {"invoice", "gross", "kind"}, {"invoice", "delivery", "kind"}, {"invoice", "data", "kind"},
    {"invoice_line", "invoice", "kind"}, {"invoice_line", "station", "kind"},
    {"invoice_line", "connector", "kind"}, {"invoice_line", "transaction_id", "kind"},
    {"invoice_line", "kind", "kind"}, {"invoice_line", "quantity", "kind"},
    {"invoice_line", "unit", "kind"}, {"invoice_line", "price", "kind"},
    {"invoice_line", "net", "kind"}, {"invoice_line", "tax_percent", "kind"},
    {"invoice_line", "from_ms", "kind"}, {"invoice_line", "to_ms", "kind"},
    {"invoice_line", "text", "kind"}, {"ticket", "data", "''"}, {"ticket_event", "at_ms", "name"},
    {"ticket_event", "name", "name"}, {"ticket_event", "by", "name"},
    {"ticket_event", "role", "name"}, {"ticket_event", "text", "name"},
    {"ticket_event", "data", "name"}, {"event", "virt_ms", EVENT}, {"event", "actor", EVENT},
    {"event", "kind", EVENT}, {"event", "data", EVENT}, {"frame", "text", FRAME},
};
/* clang-format on */

/* Fields that were looked at; those of lists are one. */
struct seen {
    struct {
        char *name;
        int looks, matter;
    } * list;
    size_t count;
};

static size_t seen_at(struct seen *s, const struct leaf *leaf)
{
    char *name = mem_printf("%s %s %s %s", leaf->table, leaf->column, leaf->kind, leaf->path);
    size_t to = 0;

    for (size_t i = 0; name[i]; i++)
        if (!isdigit((unsigned char)name[i]))
            name[to++] = name[i];
    name[to] = '\0';
    for (size_t i = 0; i < s->count; i++)
        if (strcmp(s->list[i].name, name) == 0) {
            free(name);
            return i;
        }
    s->list = mem_resize(s->list, s->count + 1, sizeof(*s->list));
    s->list[s->count].name = name;
    s->list[s->count].looks = s->list[s->count].matter = 0;
    return s->count++;
}

static sqlite3_stmt *leaves_of(struct bench *b, const char *const column[3])
{
    char *sql = mem_printf(
        "SELECT t.rowid, j.fullkey, j.atom, CASE WHEN j.type IN "
        "('true','false') THEN 2 ELSE j.type IN ('integer','real') END, %s FROM "
        "%s t, json_tree(t.%s) j WHERE json_valid(t.%s) AND t.%s GLOB '[[{]*' AND j.atom IS NOT "
        "NULL UNION ALL SELECT t.rowid, '', t.%s, typeof(t.%s) IN ('integer','real'), %s FROM %s "
        "t WHERE t.%s IS NOT NULL AND NOT (json_valid(t.%s) AND t.%s GLOB '[[{]*') ORDER BY 1, 2",
        column[2], column[0], column[1], column[1], column[1], column[1], column[1], column[2],
        column[0], column[1], column[1], column[1]);
    sqlite3_stmt *st = NULL;

    cr_assert(sqlite3_prepare_v2(b->db, sql, -1, &st, NULL) == SQLITE_OK, "%s",
              sqlite3_errmsg(b->db));
    free(sql);
    return st;
}

/* A frame is called by its action, an event of what was asked by its verb. */
static struct leaf leaf_of(sqlite3_stmt *st, const char *const column[3])
{
    struct leaf leaf = {.row = sqlite3_column_int64(st, 0),
                        .number = sqlite3_column_int(st, 3) > 0,
                        .flag = sqlite3_column_int(st, 3) == 2};

    snprintf(leaf.table, sizeof(leaf.table), "%s", column[0]);
    snprintf(leaf.column, sizeof(leaf.column), "%s", column[1]);
    snprintf(leaf.path, sizeof(leaf.path), "%s", sqlite3_column_text(st, 1));
    snprintf(leaf.value, sizeof(leaf.value), "%s", sqlite3_column_text(st, 2));
    snprintf(leaf.kind, sizeof(leaf.kind), "%s", sqlite3_column_text(st, 4));
    leaf.measured = !leaf.flag && (is_stamp(leaf.value) || is_decimal(leaf.value));
    return leaf;
}

static bool matters(struct bench *b, const struct leaf *leaf)
{
    char *none = found_with(b, leaf, NULL);
    bool does = strcmp(none, b->honest) != 0;

    free(none);
    if (does)
        return true;
    if (leaf->measured)
        return !is_well(b, leaf, FAR / 2) || !is_well(b, leaf, -FAR / 2);
    none = found_with(b, leaf, another(leaf));
    does = strcmp(none, b->honest) != 0;
    free(none);
    return does;
}

static void look_at(struct bench *b, struct seen *s, const struct leaf *leaf)
{
    size_t at = seen_at(s, leaf);

    if (s->list[at].looks >= LOOKS_MAX || s->list[at].matter >= ROWS_MAX)
        return;
    s->list[at].looks++;
    if (!matters(b, leaf))
        return;
    s->list[at].matter++;
    put_leaf(b, leaf, leaf->measured ? bound(b, leaf, -1) : 0,
             leaf->measured ? bound(b, leaf, 1) : 0);
}

/* Looks at all tables, or at those that @p tables names. */
static void look(struct bench *b, const char *tables)
{
    struct seen seen = {0};

    for (size_t c = 0; c < sizeof(columns) / sizeof(columns[0]); c++) {
        struct leaf *leaves = NULL;
        size_t n = 0;
        sqlite3_stmt *st;

        if (tables && !strstr(tables, columns[c][0]))
            continue;
        st = leaves_of(b, columns[c]);
        while (sqlite3_step(st) == SQLITE_ROW) {
            leaves = mem_resize(leaves, n + 1, sizeof(*leaves));
            leaves[n++] = leaf_of(st, columns[c]);
        }
        sqlite3_finalize(st);
        for (size_t i = 0; i < n; i++)
            look_at(b, &seen, &leaves[i]);
        free(leaves);
    }
    for (size_t i = 0; i < seen.count; i++)
        free(seen.list[i].name);
    free(seen.list);
}

/* ---- judging the bounds that are known ---- */

/* The value of @p leaf as it is in the file. */
static void read_value(struct bench *b, struct leaf *leaf)
{
    const char *const column[3] = {leaf->table, leaf->column, "''"};
    sqlite3_stmt *st = leaves_of(b, column);
    bool there = false;

    while (!there && sqlite3_step(st) == SQLITE_ROW)
        if (sqlite3_column_int64(st, 0) == leaf->row &&
            strcmp((const char *)sqlite3_column_text(st, 1), leaf->path) == 0) {
            char kind[40];

            snprintf(kind, sizeof(kind), "%s", leaf->kind);
            *leaf = leaf_of(st, column);
            snprintf(leaf->kind, sizeof(leaf->kind), "%s", kind);
            there = true;
        }
    sqlite3_finalize(st);
    cr_assert(there, "%s %s %s", leaf->table, leaf->column, leaf->path);
}

/* Copies the word at *@p at to @p out and moves on to the next. */
static void take_word(const char **at, char *out, size_t size)
{
    size_t len = strcspn(*at, " \n");

    cr_assert(len < size, "%.80s", *at);
    memcpy(out, *at, len);
    out[len] = '\0';
    *at += len + ((*at)[len] == ' ');
}

/* One paragraph of the page, from its first line on. */
static void judge(struct bench *b, const char *text)
{
    struct leaf leaf = {.row = 0};
    const char *at = text, *bounds;
    int64_t less = 0, more = 0;
    char row[24];

    take_word(&at, leaf.table, sizeof(leaf.table));
    take_word(&at, row, sizeof(row));
    take_word(&at, leaf.column, sizeof(leaf.column));
    if (*at == '$') /* else the column has no fields */
        take_word(&at, leaf.path, sizeof(leaf.path));
    take_word(&at, leaf.kind, sizeof(leaf.kind));
    leaf.row = strtoll(row, NULL, 10);
    if (strcmp(leaf.kind, "-") == 0)
        leaf.kind[0] = '\0';
    read_value(b, &leaf);
    bounds = strstr(text, "\n  from ");
    if (leaf.measured) {
        char *end;

        bounds = bounds ? strstr(bounds, " (-") : NULL;
        cr_assert(bounds != NULL, "%.80s", text);
        less = strtoll(bounds + strlen(" (-"), &end, 10);
        more = strtoll(end + strlen(" +"), &end, 10);
        cr_assert(end[0] == ')', "%.80s", text);
    }
    put_leaf(b, &leaf, less, more);
}

static char *read_whole(const char *path)
{
    FILE *in = fopen(path, "rb");
    char *text;
    long size;

    cr_assert(in != NULL, "%s", path);
    fseek(in, 0, SEEK_END);
    size = ftell(in);
    rewind(in);
    text = mem_new((size_t)size + 1);
    cr_assert(fread(text, 1, (size_t)size, in) == (size_t)size);
    fclose(in);
    return text;
}

static void bench_init(struct bench *b, const char *story)
{
    char *path = mem_printf("%s/tests/fixture/runs/%s.sql", SOURCE_DIR, story);
    char *sql = read_whole(path);

    *b = (struct bench){.page = mem_text("")};
    snprintf(b->path, sizeof(b->path), "%s/bounds.%ld",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp", (long)getpid());
    maker_forget(b->path);
    cr_assert(sqlite3_open(b->path, &b->db) == SQLITE_OK);
    run_sql(b, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY; BEGIN");
    run_sql(b, sql);
    run_sql(b, "COMMIT");
    b->honest = found(b);
    free(sql);
    free(path);
}

static void bench_fini(struct bench *b)
{
    sqlite3_close(b->db);
    maker_forget(b->path);
    free(b->honest);
}

/* Judges the story of that name by its page, or writes that, of all tables or of some. */
static void hold(const char *story, const char *tables)
{
    char *path = mem_printf("%s/tests/unit/pages/bounds/%s.txt", SOURCE_DIR, story);
    const char *order = getenv("PAGES");
    struct bench b;

    bench_init(&b, story);
    cr_expect(b.honest[0] == '\0', "%s", b.honest);
    if (order && strcmp(order, "write") == 0) {
        look(&b, tables);
    } else {
        char *want = read_whole(path);

        for (const char *at = want; at && *at; at = strstr(at, "\n\n")) {
            at += strspn(at, "\n");
            if (*at)
                judge(&b, at);
        }
        free(want);
    }
    bench_fini(&b);
    page_expect(b.page, path);
    free(path);
}

Test(bounds, of_a_day_written_by_hand)
{
    hold("by-hand", NULL);
}

/* What an agent writes down, when, and what is expected of it. */
Test(bounds, of_a_van_that_is_late)
{
    hold("late-van", "scenario, ticket, ticket_event");
}

/* What a station of 2.0.1 tells of a transaction, and what it costs so far. */
Test(bounds, of_a_cost_that_is_shown)
{
    hold("running-cost-201", "frame, sut_session");
}
