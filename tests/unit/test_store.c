/* title: the run file holds every row, stays readable, and has a digest of what happened */
#include <criterion/criterion.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "host/store.h"

static char *fresh_path(void)
{
    return mem_printf("/tmp/test_store.%ld.db", (long)getpid());
}

static int64_t number(const char *path, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *st;
    int64_t n;

    cr_assert(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
    cr_assert(sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
    n = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int64(st, 0) : -1;
    sqlite3_finalize(st);
    sqlite3_close(db);
    return n;
}

/* A story of @p events events, each @p step_ms after the other. */
static void tell(struct store *s, int scenario, int events, int64_t step_ms)
{
    struct vclock *clk = vclock_new(1000);
    struct evlog *log = evlog_new(clk, &store_sink, s);
    cJSON *head = json_object(jtext("name", "a story"), jtext("state", "running"),
                              jint("begins_ms", (int64_t)1000));
    int actor;

    store_begin(s, scenario, head);
    cJSON_Delete(head);
    actor = evlog_actor(log, ACTOR_driver, "Ann", NULL);
    for (int i = 0; i < events; i++) {
        vclock_step(clk, vclock_now_ms(clk) + step_ms);
        evlog_add(log, actor, EV_note, json_object(jtext("text", "x")));
    }
    evlog_frame(log, actor, &(struct evlog_frame){"out", 2, "1", "Heartbeat", "[2,1]", 5});
    evlog_truth(log, &(struct truth){.session = 1,
                                     .driver = "Ann",
                                     .token = "T1",
                                     .station = "CP",
                                     .connector = 1,
                                     .plugged_ms = 5,
                                     .started_ms = 6,
                                     .stopped_ms = VCLOCK_NEVER,
                                     .unplugged_ms = VCLOCK_NEVER,
                                     .mj = 7,
                                     .quarters = &(struct truth_quarter){0, 7},
                                     .quarter_count = 1});
    store_end(s, "complete", NULL, vclock_now_ms(clk));
    evlog_free(log);
    vclock_free(clk);
}

Test(store, every_kind_of_row_arrives)
{
    char *path = fresh_path(), *why = NULL;
    struct store *s = store_new(path, &why);
    cJSON *row =
        json_object(jtext("token", "T1"), jtext("account", "Ann"), jtext("status", "Accepted"));

    cr_assert(s, "%s", why);
    tell(s, 1, 12000, 10);
    store_row(s, "token", row);
    store_own_truths(s);
    cr_expect_eq(store_free(s), S_OK);
    cJSON_Delete(row);
    cr_expect_eq(number(path, "SELECT count(*) FROM event"), 12001);
    cr_expect_eq(number(path, "SELECT virt_ms FROM event WHERE seq=12000"), 121000);
    cr_expect_eq(number(path, "SELECT count(*) FROM frame WHERE dir='out' AND seq=12001"), 1);
    cr_expect_eq(number(path, "SELECT count(*) FROM truth WHERE stopped_ms IS NULL AND account="
                              "'Ann' AND mj=7"),
                 1);
    cr_expect_eq(number(path, "SELECT mj FROM truth_quarter"), 7);
    cr_expect_eq(number(path, "SELECT ends_ms FROM scenario WHERE state='complete'"), 121000);
    unlink(path);
    free(path);
}

Test(store, a_killed_run_leaves_a_file_that_says_running)
{
    char *path = fresh_path(), *why = NULL;
    pid_t child = fork();
    int status;

    if (child == 0) {
        struct store *s = store_new(path, &why);
        tell(s, 1, 7000, 10);
        store_flush(s);
        tell(s, 2, 10, 10); /* these wait in an open transaction */
        kill(getpid(), SIGKILL);
    }
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_expect_eq(number(path, "SELECT count(*) FROM run WHERE key='state' AND value='running'"), 1);
    cr_expect_geq(number(path, "SELECT count(*) FROM event WHERE scenario=1"), 7000);
    unlink(path);
    free(path);
}

Test(store, the_digest_knows_what_happened_and_not_when_it_was_written)
{
    static const int64_t steps[] = {10, 10, 11};
    char *digest[3], *why = NULL;

    for (int i = 0; i < 3; i++) {
        struct store *s = store_new(NULL, &why);
        store_run(s, "seed", i == 0 ? "1" : "2");
        tell(s, 1, 50, steps[i]);
        digest[i] = store_digest(s);
        cr_expect_eq(strlen(digest[i]), 64);
        store_free(s);
        usleep(2000);
    }
    cr_expect_str_eq(digest[0], digest[1]);
    cr_expect_str_neq(digest[0], digest[2]);
    for (int i = 0; i < 3; i++)
        free(digest[i]);
}

Test(store, files_of_several_workers_become_one)
{
    char *path = fresh_path(), *part = mem_printf("%s.part", path), *why = NULL;
    char *digest[2];
    struct store *s = store_new(part, &why);

    tell(s, 2, 20, 10);
    store_free(s);
    s = store_new(path, &why);
    tell(s, 1, 10, 10);
    store_merge(s, part);
    digest[0] = store_digest(s);
    cr_expect_eq(store_free(s), S_OK);
    cr_expect_eq(number(path, "SELECT count(*) FROM event"), 32);
    s = store_new(NULL, &why);
    tell(s, 1, 10, 10);
    tell(s, 2, 20, 10);
    digest[1] = store_digest(s);
    store_free(s);
    cr_expect_str_eq(digest[0], digest[1]);
    free(digest[0]);
    free(digest[1]);
    unlink(path);
    unlink(part);
    free(path);
    free(part);
}

Test(store, a_full_disk_is_said_once_and_the_rest_is_dropped)
{
    char *path = fresh_path(), *why = NULL;
    struct store *s = store_new(path, &why);
    const struct rlimit limit = {512 * 1024, 512 * 1024};

    cr_assert(s);
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    tell(s, 1, 60000, 10);
    cr_expect(strstr(store_problem(s), "cannot write"), "%s", store_problem(s));
    cr_expect_eq(store_free(s), S_SYSTEM);
    cr_expect_geq(number(path, "SELECT count(*) FROM event"), 0);
    unlink(path);
    free(path);
}

Test(store, a_folder_that_is_not_there_is_a_sentence)
{
    char *why = NULL;

    cr_expect_null(store_new("/nowhere/run.db", &why));
    cr_expect(strstr(why, "cannot write the run file /nowhere/run.db"), "%s", why);
    free(why);
}
