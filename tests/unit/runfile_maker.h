/* runfile_maker.h - run files written by hand, for tests of what reads them.
 *
 * A maker is a fresh run file with every table of harness/host/store.h and one scenario (1) in UTC
 * that begins at 0 and ends after ten hours.  Tests add rows in SQL, score, and look for findings.
 */
#ifndef TESTS_RUNFILE_MAKER_H
#define TESTS_RUNFILE_MAKER_H

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "facts/runfile.h"
#include "score/score.h"

struct maker {
    char path[64];
    sqlite3 *db;
    uint64_t seq;
};

#define MAKER_CAN                                                                                  \
    "[\"csms.enrol\",\"csms.command\",\"csms.sessions\",\"desk.open\",\"desk.reply\",\"desk."      \
    "act\","                                                                                       \
    "\"desk.events\",\"billing.invoices\",\"billing.account\",\"billing.tariff\","                 \
    "\"billing.dispute\"]"

__attribute__((format(printf, 2, 3), unused)) static void maker_sql(struct maker *m,
                                                                    const char *format, ...)
{
    va_list args;
    char *sql, *error = NULL;

    va_start(args, format);
    sql = mem_vprintf(format, args);
    va_end(args);
    cr_assert(sqlite3_exec(m->db, sql, NULL, NULL, &error) == SQLITE_OK, "%s: %s", error, sql);
    free(sql);
}

__attribute__((unused)) static void maker_init(struct maker *m, const char *expect)
{
    memset(m, 0, sizeof(*m));
    /* Criterion runs each test in a process of its own. */
    snprintf(m->path, sizeof(m->path), "/tmp/runfile_maker.%ld", (long)getpid());
    unlink(m->path);
    cr_assert(sqlite3_open(m->path, &m->db) == SQLITE_OK);
    maker_sql(
        m, "PRAGMA synchronous=OFF;"
           "CREATE TABLE run(key, value); INSERT INTO run VALUES('format','1');"
           "CREATE TABLE scenario(scenario, name, file, source, zone, zone_rule, begins_ms,"
           " ends_ms, seed, state, error, expect, catches, can);"
           "CREATE TABLE zone(scenario, from_ms, offset_s);"
           "CREATE TABLE actor(scenario, id, kind, name, data);"
           "CREATE TABLE event(scenario, seq, virt_ms, wall_us, actor, kind, cause, data);"
           "CREATE TABLE frame(scenario, seq, actor, dir, text);"
           "CREATE TABLE ticket(scenario, ticket, data);"
           "CREATE TABLE ticket_event(scenario, seq, ticket, at_ms, name, by, role, text, data);"
           "CREATE TABLE account(scenario, account, person, delivery);"
           "CREATE TABLE token(scenario, token, account, status);"
           "CREATE TABLE tariff(scenario, name, data);"
           "CREATE TABLE truth(scenario, session, driver, token, account, station, connector,"
           " transaction_id, plugged_ms, started_ms, stopped_ms, unplugged_ms, mj, register_mj,"
           " reason);"
           "CREATE TABLE truth_quarter(scenario, session, from_ms, mj);"
           "CREATE TABLE truth_phase(scenario, session, kind, from_ms, to_ms);"
           "CREATE TABLE sut_session(scenario, ref, data);"
           "CREATE TABLE invoice(scenario, invoice, account, kind, credits, issued_ms, currency,"
           " net, tax, gross, delivery, data);"
           "CREATE TABLE invoice_line(scenario, invoice, line, station, connector,"
           " transaction_id, kind, quantity, unit, price, net, tax_percent, from_ms, to_ms, text);"
           "INSERT INTO zone VALUES(1, 0, 0);");
    maker_sql(m,
              "INSERT INTO scenario VALUES(1,'by hand','x.lua','a test','UTC','UTC0',0,36000000,"
              "1,'complete',NULL,'%s','[]','%s')",
              expect, MAKER_CAN);
}

/* Adds an event; actors are made on first use. @return its seq. */
__attribute__((format(printf, 5, 6), unused)) static uint64_t
maker_event(struct maker *m, int64_t virt_ms, const char *actor, const char *kind,
            const char *format, ...)
{
    va_list args;
    char *data;

    va_start(args, format);
    data = mem_vprintf(format, args);
    va_end(args);
    maker_sql(m,
              "INSERT INTO actor SELECT 1, 1+(SELECT count(*) FROM actor), '', '%s', '{}'"
              " WHERE NOT EXISTS(SELECT 1 FROM actor WHERE name='%s')",
              actor, actor);
    maker_sql(m,
              "INSERT INTO event SELECT 1, %llu, %lld, 0, id, '%s', 0, '%s' FROM actor"
              " WHERE name='%s'",
              (unsigned long long)++m->seq, (long long)virt_ms, kind, data, actor);
    free(data);
    return m->seq;
}

/* Adds a ticket event as the desk tells it (role agent, or desk for what it does by itself). */
__attribute__((unused)) static uint64_t maker_step(struct maker *m, int ticket, int64_t at_ms,
                                                   const char *name, const char *data)
{
    uint64_t seq =
        maker_event(m, at_ms, "case", "ticket", "{\"ticket\":%d,\"name\":\"%s\",\"seq\":%llu}",
                    ticket, name, (unsigned long long)m->seq + 1);

    maker_sql(m, "INSERT INTO ticket_event VALUES(1,%llu,%d,%lld,'%s','Ann','agent','','%s')",
              (unsigned long long)seq, ticket, (long long)at_ms, name, data);
    maker_sql(m,
              "INSERT INTO ticket SELECT 1,%d,'{\"category\":\"fault\",\"requester\":\"Pat\","
              "\"channel\":\"email\",\"grade\":\"L2\"}'"
              " WHERE NOT EXISTS(SELECT 1 FROM ticket WHERE ticket=%d)",
              ticket, ticket);
    return seq;
}

/* Adds a frame with its event. */
__attribute__((unused)) static uint64_t
maker_frame(struct maker *m, int64_t at_ms, const char *station, const char *dir, const char *text)
{
    uint64_t seq = maker_event(m, at_ms, station, "frame", "{\"dir\":\"%s\",\"type\":%c}", dir,
                               text[0] == '[' ? text[1] : '0');

    maker_sql(m, "INSERT INTO frame SELECT 1,%llu,id,'%s','%s' FROM actor WHERE name='%s'",
              (unsigned long long)seq, dir, text, station);
    return seq;
}

/* Scores the file anew. @return the verdict of scorer @p name. */
__attribute__((unused)) static enum verdict maker_score(struct maker *m, const char *name)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(m->path, true, &why);
    sqlite3_stmt *st = NULL;
    enum verdict v = VERDICT_COUNT;

    cr_assert(rf != NULL, "%s", why);
    score_run(rf, NULL);
    runfile_close(rf);
    cr_assert(sqlite3_prepare_v2(m->db, "SELECT verdict FROM score WHERE scorer=?1", -1, &st,
                                 NULL) == SQLITE_OK);
    sqlite3_bind_text(st, 1, name, -1, SQLITE_STATIC);
    if (sqlite3_step(st) == SQLITE_ROW)
        v = verdict_of((const char *)sqlite3_column_text(st, 0));
    sqlite3_finalize(st);
    return v;
}

/* How many findings of @p rule, worse than notes, the last scoring left. */
__attribute__((unused)) static int maker_found(struct maker *m, const char *rule)
{
    sqlite3_stmt *st = NULL;
    int n;

    cr_assert(sqlite3_prepare_v2(m->db,
                                 "SELECT count(*) FROM finding WHERE rule=?1 AND verdict<>'pass'",
                                 -1, &st, NULL) == SQLITE_OK);
    sqlite3_bind_text(st, 1, rule, -1, SQLITE_STATIC);
    sqlite3_step(st);
    n = sqlite3_column_int(st, 0);
    sqlite3_finalize(st);
    return n;
}

/* All findings as "rule: sentence" lines, to be printed when a test fails; caller frees. */
__attribute__((unused)) static char *maker_findings(struct maker *m)
{
    sqlite3_stmt *st = NULL;
    char *all = mem_text("");

    sqlite3_prepare_v2(m->db, "SELECT verdict, rule, sentence FROM finding ORDER BY id", -1, &st,
                       NULL);
    while (sqlite3_step(st) == SQLITE_ROW) {
        char *longer = mem_printf("%s%s %s: %s\n", all, sqlite3_column_text(st, 0),
                                  sqlite3_column_text(st, 1), sqlite3_column_text(st, 2));

        free(all);
        all = longer;
    }
    sqlite3_finalize(st);
    return all;
}

__attribute__((unused)) static void maker_fini(struct maker *m)
{
    sqlite3_close(m->db);
    unlink(m->path);
}

#endif
