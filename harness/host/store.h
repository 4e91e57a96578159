/* store.h - writes the run file: one SQLite file a run, every scenario in it.
 *
 * Rows are written in batches inside transactions, and the file is consistent at every moment: a
 * run that is killed leaves a readable file in state "running", an interrupted one says
 * "interrupted". When the disk is full the first failure is remembered, later writes are dropped,
 * and store_problem() says what happened.
 *
 * Every table but run has the column `scenario`.  Times are ms UTC (*_ms); money is decimal text;
 * `data` is a JSON object.  reports/ reads nothing but this.
 *
 *  run(key, value)
 *      format=1, version, seed, wire, pace, sut, mutant, digest, started_wall,
 *      state (running, complete, interrupted, error)
 *  scenario(scenario, name, file, source, zone, zone_rule, begins_ms, ends_ms, seed, state, error,
 *           expect, catches, can)
 *      expect: object scorer -> expectation; catches: array of mutants; can: array of "role.verb"
 *      that the SUT can be asked; state: running, complete, interrupted, error
 *  zone(scenario, from_ms, offset_s)              local time: offset from that moment on
 *  actor(scenario, id, kind, name, data)
 *  event(scenario, seq, virt_ms, wall_us, actor, kind, cause, data)         kinds:
 * sim/log/event.def frame(scenario, seq, actor, dir, text)         seq of its event; actor: the
 * station ticket(scenario, ticket, data)                 as the desk knows it at the end
 *  ticket_event(scenario, seq, ticket, at_ms, name, by, role, text, data)
 *      names: sim/log/ticket_event.def
 *  account(scenario, account, person, delivery)
 *  token(scenario, token, account, status)
 *  tariff(scenario, name, data)
 *  truth(scenario, session, driver, token, account, station, connector, transaction_id, plugged_ms,
 *        started_ms, stopped_ms, unplugged_ms, mj, register_mj, reason)
 *      NULL where it did not happen
 *  truth_quarter(scenario, session, from_ms, mj)
 *  truth_phase(scenario, session, kind, from_ms, to_ms)
 *  sut_session(scenario, ref, data)               what csms.sessions told at the end
 *  invoice(scenario, invoice, account, kind, credits, issued_ms, currency, net, tax, gross,
 *          delivery, data)
 *  invoice_line(scenario, invoice, line, station, connector, transaction_id, kind, quantity, unit,
 *               price, net, tax_percent, from_ms, to_ms, text)
 *  finding(scenario, id, scorer, verdict, rule, sentence, evidence, source)   written by reports/
 *  score(scenario, scorer, verdict, data)                                     written by reports/
 */
#ifndef HARNESS_STORE_H
#define HARNESS_STORE_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "log/evlog.h"

struct store;

/** Creates the run file @p path anew (an old one is replaced). NULL path: in memory.
 * @return NULL with @p why, a sentence that the caller frees. */
struct store *store_new(const char *path, char **why);
/** Flushes and closes; @return S_SYSTEM when anything was lost (store_problem() said what). */
enum status store_free(struct store *s);

/** Sets a row of table run. */
void store_run(struct store *s, const char *key, const char *value);

/** Begins scenario @p scenario (from 1); @p row has the columns of table scenario by name. Rows of
 * other tables go to this scenario from now on. Called again for the same scenario it replaces the
 * row: what a scenario is called and when it begins is known only once it has been read. */
void store_begin(struct store *s, int scenario, const cJSON *row);
/** Ends it: @p state complete, interrupted or error; @p error a sentence or NULL. */
void store_end(struct store *s, const char *state, const char *error, int64_t ends_ms);

/** Inserts @p row (column name -> value; objects and arrays are stored as JSON text) into @p table.
 */
void store_row(struct store *s, const char *table, const cJSON *row);

/** The sink for evlog_new(); its ctx is the store. wall_us counts from store_new(). */
extern const struct evlog_sink store_sink;

/** Gives the truths of this scenario the accounts of their tokens. */
void store_own_truths(struct store *s);

/** Takes over the scenarios in the run file @p path, which has other scenario ids. */
void store_merge(struct store *s, const char *path);

/** Writes what waits. */
void store_flush(struct store *s);

/** "" or the sentence that says what could not be written. */
const char *store_problem(const struct store *s);

/** SHA-256 over the content that must not differ between two runs of one seed (every table but run,
 * finding and score; without wall_us), as 64 hex digits; the caller frees it. */
char *store_digest(struct store *s);

#endif
