#include "host/evidence.h"

#include <ctype.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/mem.h"

struct person {
    char *name, *instead;
    size_t len;
    bool any_case; /* tokens are read in capitals and in small letters */
};

struct people {
    struct person *list; /* longest name first, so that one in another is not taken for it */
    size_t count;
};

/* --- who they are --------------------------------------------------------------------------- */

static bool is_known(const struct people *p, const char *name)
{
    for (size_t i = 0; i < p->count; i++)
        if (strcmp(p->list[i].name, name) == 0)
            return true;
    return false;
}

static void add(struct people *p, const char *name, const char *kind, int number)
{
    p->list = mem_resize(p->list, p->count + 1, sizeof(*p->list));
    p->list[p->count++] = (struct person){.name = mem_text(name),
                                          .instead = mem_printf("%s-%d", kind, number),
                                          .len = strlen(name),
                                          .any_case = strcmp(kind, "token") == 0};
}

static void collect(struct people *p, sqlite3 *db, const char *kind, const char *sql)
{
    sqlite3_stmt *st = NULL;
    int number = 0;

    if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
        return; /* a file written by hand may lack the table */
    while (sqlite3_step(st) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(st, 0);

        if (name && *name && !is_known(p, name))
            add(p, name, kind, ++number);
    }
    sqlite3_finalize(st);
}

static int longest_first(const void *a, const void *b)
{
    const struct person *x = a, *y = b;

    if (x->len != y->len)
        return x->len < y->len ? 1 : -1;
    return strcmp(x->name, y->name);
}

static void people_of(struct people *p, sqlite3 *db)
{
    *p = (struct people){0};
    collect(p, db, "token",
            "SELECT token FROM token UNION SELECT json_extract(data, '$.token') FROM actor WHERE "
            "kind='driver' AND json_valid(data) UNION SELECT token FROM truth ORDER BY 1");
    collect(p, db, "driver",
            "SELECT name FROM actor WHERE kind='driver' UNION SELECT account FROM account UNION "
            "SELECT person FROM account ORDER BY 1");
    collect(p, db, "staff",
            "SELECT name FROM actor WHERE kind IN ('agent', 'technician') ORDER BY 1");
    if (p->count)
        qsort(p->list, p->count, sizeof(*p->list), longest_first);
}

static void people_fini(struct people *p)
{
    for (size_t i = 0; i < p->count; i++) {
        free(p->list[i].name);
        free(p->list[i].instead);
    }
    free(p->list);
}

/* --- text without them ------------------------------------------------------------------------ */

struct text {
    char *bytes;
    size_t len, room;
};

static void put(struct text *t, const char *bytes, size_t n)
{
    if (t->len + n + 1 > t->room) {
        t->room = (t->len + n + 1) * 2;
        t->bytes = mem_resize(t->bytes, t->room, 1);
    }
    memcpy(t->bytes + t->len, bytes, n);
    t->len += n;
    t->bytes[t->len] = '\0';
}

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || c == '_';
}

/* A name of one or two letters is one only where it is all there is. */
static bool stands_alone(const char *from, const char *at, size_t len)
{
    char before = '\0', after = at[len];

    if (at > from)
        before = at[-1];
    if (len < 3)
        return (!before || before == '"') && (!after || after == '"');
    return !is_letter(before) && !is_letter(after);
}

static const struct person *person_at(const struct people *p, const char *from, const char *at)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct person *one = &p->list[i];
        bool same = one->any_case ? strncasecmp(at, one->name, one->len) == 0
                                  : strncmp(at, one->name, one->len) == 0;

        if (same && stands_alone(from, at, one->len))
            return one;
    }
    return NULL;
}

/* Length of the e-mail address, or of the name and password of a URL with its host, at @p at. */
static size_t address_at(const char *from, const char *at)
{
    static const char ends[] = " \t\r\n\"'<>/\\,;()[]{}";
    size_t len = strcspn(at, ends);
    const char *sign = memchr(at, '@', len);

    if ((at > from && !strchr(ends, at[-1])) || !sign || sign == at || sign == at + len - 1)
        return 0;
    return len;
}

/* Length of the telephone number at @p at: a plus and at least seven digits. */
static size_t phone_at(const char *at)
{
    size_t digits = 0, len = 1;

    if (*at != '+')
        return 0;
    for (;
         isdigit((unsigned char)at[len]) || (at[len] == ' ' && isdigit((unsigned char)at[len + 1]));
         len++)
        digits += at[len] != ' ';
    return digits >= 7 ? len : 0;
}

static void redact(sqlite3_context *to, int count, sqlite3_value **values)
{
    const struct people *p = sqlite3_user_data(to);
    const char *from = (const char *)sqlite3_value_text(values[0]);
    struct text t = {0};

    (void)count;
    put(&t, "", 0);
    for (const char *at = from; at && *at;) {
        bool begins = at == from || !is_letter(at[-1]);
        const struct person *person = begins ? person_at(p, from, at) : NULL;
        size_t address = person ? 0 : address_at(from, at);
        size_t phone = person || address ? 0 : phone_at(at);

        if (person)
            put(&t, person->instead, strlen(person->instead));
        else if (address || phone)
            put(&t, address ? "address" : "number", address ? 7 : 6);
        else
            put(&t, at, 1);
        at += person ? person->len : address ? address : phone ? phone : 1;
    }
    sqlite3_result_text(to, t.bytes, (int)t.len, free);
}

/* --- the copy --------------------------------------------------------------------------------- */

static bool run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* A table as it is, with the rows of the play alone; of the run all but its digest, which is that
 * of what was played. Names of tables and columns come from run.sql or from a file of our own. */
static bool copy_table(sqlite3 *db, const char *table, int scenario)
{
    char *sql = strcmp(table, "run") == 0
                    ? mem_text("CREATE TABLE main.run AS SELECT * FROM old.run WHERE key<>'digest'")
                    : mem_printf("CREATE TABLE main.\"%s\" AS SELECT * FROM old.\"%s\" WHERE "
                                 "scenario=%d",
                                 table, table, scenario);
    bool ok = run(db, sql);

    free(sql);
    return ok;
}

/* @p place: "table.column". */
static bool redact_column(sqlite3 *db, const char *place, int scenario)
{
    const char *column = strchr(place, '.') + 1;
    char *sql = mem_printf("UPDATE \"%.*s\" SET \"%s\"=redact(\"%s\") WHERE typeof(\"%s\")='text'",
                           (int)(column - place) - 1, place, column, column, column);
    bool ok = run(db, sql);

    (void)scenario;
    free(sql);
    return ok;
}

/* Calls @p each with the first column of @p sql, of which the rows are read beforehand. */
static bool for_each(sqlite3 *db, const char *sql, int scenario,
                     bool (*each)(sqlite3 *, const char *, int))
{
    sqlite3_stmt *st = NULL;
    char **names = NULL;
    size_t count = 0;
    bool ok = sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK;

    while (ok && sqlite3_step(st) == SQLITE_ROW) {
        names = mem_resize(names, count + 1, sizeof(*names));
        names[count++] = mem_text((const char *)sqlite3_column_text(st, 0));
    }
    sqlite3_finalize(st);
    for (size_t i = 0; i < count; i++) {
        ok = ok && each(db, names[i], scenario);
        free(names[i]);
    }
    free(names);
    return ok;
}

/* Columns that hold words of ours, no text about people. */
#define OUR_COLUMNS                                                                                \
    "'kind', 'rule', 'scorer', 'verdict', 'source', 'zone', 'zone_rule', 'file', 'state', 'dir', " \
    "'currency', 'unit', 'key'"

static bool fill(sqlite3 *db, int scenario)
{
    return for_each(db,
                    "SELECT name FROM old.sqlite_master m WHERE type='table' AND name NOT LIKE "
                    "'sqlite%' AND (name='run' OR EXISTS (SELECT 1 FROM "
                    "pragma_table_info(m.name, 'old') WHERE name='scenario'))",
                    scenario, copy_table) &&
           run(db,
               "INSERT INTO run SELECT 'redacted', 'who people are, their tokens and addresses'");
}

static bool redact_all(sqlite3 *db, int scenario)
{
    return for_each(db,
                    "SELECT m.name || '.' || c.name FROM main.sqlite_master m, "
                    "pragma_table_info(m.name) c WHERE m.type='table' AND c.name NOT "
                    "IN (" OUR_COLUMNS ") AND m.name || '.' || c.name <> 'ticket_event.name'",
                    scenario, redact_column);
}

static bool copy(sqlite3 *db, const char *from, int scenario)
{
    struct people people;
    sqlite3_stmt *st = NULL;
    bool ok = sqlite3_prepare_v2(db, "ATTACH ?1 AS old", -1, &st, NULL) == SQLITE_OK;

    sqlite3_bind_text(st, 1, from, -1, SQLITE_STATIC);
    ok = ok && sqlite3_step(st) == SQLITE_DONE;
    sqlite3_finalize(st);
    if (!ok || !run(db, "BEGIN") || !fill(db, scenario) || !run(db, "COMMIT; DETACH old"))
        return false;
    people_of(&people, db);
    ok = sqlite3_create_function(db, "redact", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, &people,
                                 redact, NULL, NULL) == SQLITE_OK &&
         redact_all(db, scenario) && run(db, "VACUUM");
    people_fini(&people);
    return ok;
}

bool evidence_copy(const char *from, int scenario, const char *to, char **why)
{
    sqlite3 *db = NULL;
    bool ok;

    unlink(to);
    ok = sqlite3_open(to, &db) == SQLITE_OK &&
         run(db, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF") && copy(db, from, scenario);
    if (!ok)
        *why =
            mem_printf("cannot copy the play out of %s into %s: %s", from, to, sqlite3_errmsg(db));
    sqlite3_close(db);
    if (!ok)
        unlink(to);
    return ok;
}
