/* title: a database of an older format is brought up to date, one of a later format is refused */
#include <sqlite3.h>
#include <unistd.h>

#include "fixture/yard.h"
#include "refstack/stack/stack.h"

/* A file as format 1 had it, with a session that was not over. */
static const char format1[] =
    "CREATE TABLE station(id TEXT PRIMARY KEY, protocol TEXT NOT NULL, connectors INT NOT NULL, "
    "evses INT NOT NULL, power_w INT NOT NULL, password TEXT, site TEXT, lat_e6 INT NOT NULL, "
    "lon_e6 INT NOT NULL, vendor TEXT, model TEXT, firmware TEXT, boots INT NOT NULL DEFAULT 0, "
    "accepted INT NOT NULL DEFAULT 0, booted_ms INT, last_seen_ms INT NOT NULL DEFAULT 0) "
    "WITHOUT ROWID;"
    "CREATE TABLE session(id INTEGER PRIMARY KEY AUTOINCREMENT, station TEXT NOT NULL, "
    "connector INT NOT NULL, token TEXT NOT NULL COLLATE NOCASE, account TEXT, "
    "answered TEXT NOT NULL, state TEXT NOT NULL, reason TEXT, start_ms INT NOT NULL, "
    "meter_start INT NOT NULL, stop_ms INT, meter_stop INT, end_wh INT, stop_token TEXT, "
    "arrived_ms INT NOT NULL, stopped_ms INT);"
    "INSERT INTO station(id, protocol, connectors, evses, power_w, lat_e6, lon_e6, accepted) "
    "VALUES('CP-1', 'ocpp1.6', 2, 2, 0, 0, 0, 1);"
    "INSERT INTO session(id, station, connector, token, answered, state, start_ms, meter_start, "
    "arrived_ms) VALUES(7, 'CP-1', 1, 'AA', 'Accepted', 'active', 1772818200000, 1000, 0);"
    "PRAGMA user_version = 1";

static void make_file(char path[40], const char *script)
{
    sqlite3 *lite;

    snprintf(path, 40, "/tmp/migration-%d.db", (int)getpid());
    unlink(path);
    cr_assert(eq(int, sqlite3_open(path, &lite), SQLITE_OK));
    cr_assert(eq(int, sqlite3_exec(lite, script, NULL, NULL, NULL), SQLITE_OK));
    sqlite3_close(lite);
}

static void remove_file(const char *path)
{
    char more[60];

    unlink(path);
    snprintf(more, sizeof(more), "%s-wal", path);
    unlink(more);
    snprintf(more, sizeof(more), "%s-shm", path);
    unlink(more);
}

Test(migration, of_an_older_file_keeps_its_sessions)
{
    struct yard yard;
    struct puppet puppet;
    char path[40];

    make_file(path, format1);
    yard.clk = vclock_new(YARD_MS);
    for (int i = 0; i < 2; i++) { /* the second time it is a new file */
        yard_open(&yard, MUTANT_none, path);
        sessions_are(&yard, "CP-1/1 AA active -1 -;");
        refstack_free(yard.rs);
    }
    yard_open(&yard, MUTANT_none, path);
    cr_assert(puppet_open(&puppet, &yard, "CP-1"));
    puppet_stop(&puppet, 7, 3000, T1);
    sessions_are(&yard, "CP-1/1 AA done 2000 Local;");
    story_end(&yard, &puppet);
    remove_file(path);
}

Test(migration, of_a_later_file_is_refused_with_a_sentence)
{
    struct refstack_config config = {.clk = vclock_new(YARD_MS), .crypto = yard_crypto()};
    char path[40], *why = NULL;

    make_file(path, "PRAGMA user_version = 99");
    config.db_path = path;
    cr_assert(refstack_new(&config, &why) == NULL);
    cr_expect(strstr(why, "format 99 is not one of 1 to") != NULL, "%s", why);
    free(why);
    vclock_free(config.clk);
    remove_file(path);
}
