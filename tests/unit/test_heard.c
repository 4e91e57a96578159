/* title: what serve hears is kept for the page, and written as a run file */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "server/heard.h"

#define BOOT                                                                                       \
    "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]"
#define BOOTED "[3,\"1\",{\"status\":\"Accepted\",\"currentTime\":\"x\",\"interval\":300}]"
#define SECRET                                                                                     \
    "[2,\"9\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"6869646465\"}]"

struct ear {
    struct vclock *clk;
    struct recording *recording;
    struct heard *heard;
    char dir[40], path[60], said[300];
};

static void say(void *ctx, const char *sentence)
{
    struct ear *e = ctx;

    snprintf(e->said, sizeof(e->said), "%s", sentence);
}

static void begin(struct ear *e, int64_t limit_mb)
{
    char *why = NULL;

    memset(e, 0, sizeof(*e));
    snprintf(e->dir, sizeof(e->dir),
             "/tmp/heard-"
             "XX"
             "XX"
             "XX");
    cr_assert(mkdtemp(e->dir) != NULL);
    snprintf(e->path, sizeof(e->path), "%s/heard.db", e->dir);
    e->clk = vclock_new(1772818200000);
    e->heard = heard_new(e->clk);
    e->recording = recording_new(&(struct recording_wishes){.path = e->path,
                                                            .limit_mb = limit_mb,
                                                            .zone = "UTC",
                                                            .zone_rule = "UTC0",
                                                            .mutant = "",
                                                            .say = say,
                                                            .ctx = e},
                                 e->clk, &why);
    cr_assert(e->recording != NULL, "%s", why);
    heard_record(e->heard, e->recording);
}

static void end(struct ear *e)
{
    heard_free(e->heard);
    recording_free(e->recording);
    vclock_free(e->clk);
    unlink(e->path);
    rmdir(e->dir);
}

static void text(struct heard_line *line, bool from_station, const char *words)
{
    heard_text(line, from_station, words, strlen(words));
}

/* The first column of all rows, each on a line. */
static char *ask(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *st = NULL;
    char *all = mem_text("");

    cr_assert(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
    cr_assert(sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
    while (sqlite3_step(st) == SQLITE_ROW) {
        char *more = mem_printf("%s%s\n", all, (const char *)sqlite3_column_text(st, 0));

        free(all);
        all = more;
    }
    sqlite3_finalize(st);
    sqlite3_close(db);
    return all;
}

#define ANSWERS(path, sql, want)                                                                   \
    do {                                                                                           \
        char *got_ = ask(path, sql);                                                               \
        cr_expect(eq(str, got_, (char *)(want)), "%s", sql);                                       \
        free(got_);                                                                                \
    } while (0)

static const char story[] =
    "SELECT coalesce((SELECT name FROM actor WHERE id = event.actor), '?') || ' ' || kind || ' ' "
    "|| coalesce(json_extract(data, '$.protocol'), json_extract(data, '$.action'), "
    "json_extract(data, '$.status'), json_extract(data, '$.why'), json_extract(data, '$.text'), "
    "'') "
    "FROM event ORDER BY seq";

Test(heard, a_connection_is_written_with_its_boot_and_its_end)
{
    struct ear e;
    struct heard_line *line, *newer;

    begin(&e, 10);
    line = heard_arrives(e.heard, "CP-1", "ocpp1.6");
    heard_enters(line);
    text(line, true, BOOT);
    text(line, false, BOOTED);
    newer = heard_arrives(e.heard, "CP-1", "ocpp2.0.1");
    text(newer, false,
         "[2,\"a\",\"Reset\",{\"type\":\"Immediate\"}]"); /* said while it is let in */
    heard_enters(newer);
    text(line, true, "[2,\"2\",\"Heartbeat\",{}]"); /* nobody hears that any more */
    heard_leaves(line, &(struct heard_end){"csms", 1000, "done"});
    heard_leaves(newer, &(struct heard_end){"station", 1001, "it closes the connection"});
    heard_leaves(heard_arrives(e.heard, "CP-9", "ocpp1.6"), &(struct heard_end){"csms", 0, "x"});
    recording_free(e.recording);
    e.recording = NULL;
    ANSWERS(e.path, story,
            "CP-1 connected ocpp1.6\nCP-1 frame BootNotification\nCP-1 frame BootNotification\n"
            "CP-1 booted Accepted\nCP-1 disconnected it has a newer connection\n"
            "CP-1 connected ocpp2.0.1\nCP-1 frame Reset\n"
            "CP-1 disconnected it closes the connection\n");
    ANSWERS(e.path, "SELECT dir || ' ' || text FROM frame ORDER BY seq LIMIT 2",
            "out " BOOT "\nin " BOOTED "\n");
    ANSWERS(e.path, "SELECT name FROM actor", "serve\nCP-1\n");
    ANSWERS(e.path, "SELECT state FROM scenario", "complete\n");
    ANSWERS(e.path, "SELECT value FROM run WHERE key IN ('heard', 'state', 'wire') ORDER BY key",
            "serve\ncomplete\nws\n");
    end(&e);
}

Test(heard, no_password_is_kept_or_written)
{
    struct ear e;
    struct heard_line *line;
    cJSON *frames, *args = cJSON_Parse("{\"station\":\"CP-1\",\"action\":\"ChangeConfiguration\","
                                       "\"args\":{\"key\":\"AuthorizationKey\",\"value\":"
                                       "\"6869646465\"}}");

    begin(&e, 10);
    line = heard_arrives(e.heard, "CP-1", "ocpp1.6");
    heard_order(e.heard, "command", args);
    text(line, false, SECRET);
    frames = heard_frames(e.heard, "CP-1");
    cr_expect(strstr(json_text(frames->child, "text"), "6869646465") == NULL);
    cr_expect(strstr(json_text(frames->child, "text"), "***") != NULL);
    recording_free(e.recording);
    e.recording = NULL;
    ANSWERS(e.path, "SELECT count(*) FROM frame WHERE text LIKE '%6869646465%'", "0\n");
    ANSWERS(e.path, "SELECT count(*) FROM event WHERE data LIKE '%6869646465%'", "0\n");
    ANSWERS(e.path, "SELECT count(*) FROM event WHERE data LIKE '%***%'", "1\n");
    cJSON_Delete(frames);
    cJSON_Delete(args);
    end(&e);
}

Test(heard, the_last_fifty_frames_are_shown_the_newest_first_and_long_ones_cut)
{
    char longer[2101], words[60];
    struct ear e;
    struct heard_line *line;
    cJSON *frames;

    begin(&e, 10);
    line = heard_arrives(e.heard, "CP-1", "ocpp1.6");
    for (int i = 0; i < 120; i++) {
        snprintf(words, sizeof(words), "[2,\"%d\",\"Heartbeat\",{}]", i);
        text(line, true, words);
    }
    memset(longer, 'x', 1999);
    memcpy(longer + 1999, "\xc3\xa4", 2); /* one letter over the edge */
    memset(longer + 2001, 'y', 99);
    longer[2100] = 0;
    text(line, false, longer);
    frames = heard_frames(e.heard, "CP-1");
    cr_expect(eq(int, cJSON_GetArraySize(frames), 50));
    cr_expect(eq(int, (int)strlen(json_text(frames->child, "text")), 1999));
    cr_expect(eq(int, json_small(frames->child, "bytes", 0), 2100));
    cr_expect(eq(str, (char *)json_text(frames->child, "dir"), "in"));
    cr_expect(eq(str, (char *)json_text(cJSON_GetArrayItem(frames, 49), "text"),
                 "[2,\"71\",\"Heartbeat\",{}]"));
    cJSON_Delete(frames);
    cr_expect(heard_frames(e.heard, "CP-2") == NULL);
    end(&e);
}

Test(heard, of_many_stations_those_that_spoke_last_are_kept)
{
    char name[20];
    struct ear e;
    cJSON *first, *last;

    begin(&e, 10);
    for (int i = 0; i < 201; i++) {
        snprintf(name, sizeof(name), "CP-%d", i);
        text(heard_arrives(e.heard, name, "ocpp1.6"), true, BOOT);
        vclock_step(e.clk, vclock_now_ms(e.clk) + 1);
    }
    first = heard_frames(e.heard, "CP-0");
    last = heard_frames(e.heard, "CP-200");
    cr_expect(eq(int, cJSON_GetArraySize(first), 0));
    cr_expect(eq(int, cJSON_GetArraySize(last), 1));
    cJSON_Delete(first);
    cJSON_Delete(last);
    end(&e);
}

Test(heard, the_recording_ends_at_its_limit_and_says_so)
{
    char *big = mem_new(100001);
    struct ear e;
    struct heard_line *line;

    begin(&e, 1);
    memset(big, 'x', 100000);
    line = heard_arrives(e.heard, "CP-1", "ocpp1.6");
    for (int i = 0; i < 20; i++)
        text(line, true, big);
    cr_expect(strstr(e.said, "has reached its limit of 1 MB (--record-mb)") != NULL, "%s", e.said);
    heard_leaves(line, &(struct heard_end){"station", 0, "it is gone"});
    ANSWERS(e.path, "SELECT count(*) FROM frame", "9\n");
    ANSWERS(e.path, "SELECT json_extract(data, '$.text') FROM event ORDER BY seq DESC LIMIT 1",
            "The recording ends here: it has reached its limit.\n");
    ANSWERS(e.path, "SELECT state FROM scenario", "cut\n");
    free(big);
    end(&e);
}

Test(heard, what_is_there_already_is_not_written_over)
{
    struct ear e;
    char *why = NULL;

    begin(&e, 1);
    cr_expect(recording_new(&(struct recording_wishes){.path = e.path, .zone_rule = "UTC0"}, e.clk,
                            &why) == NULL);
    cr_expect(strstr(why, "is there already") != NULL, "%s", why);
    free(why);
    end(&e);
}
