-- run.sql - the tables of the run file, format 1. reports/ reads nothing but this.
--
-- Every table but run has the column scenario first. Times are ms UTC (*_ms); money is decimal text; data
-- is a JSON object. store.c takes names and order of the columns from here, and its list of tables has
-- these, in this order: both are in the digest.

-- format=1, version, seed, wire, pace, sut, sut_clock (own: it keeps its own time; ours), mutant, digest,
-- started_wall, wall_ms (what playing and judging took), state (running, complete, interrupted, incomplete: a
-- shard is missing, error), shard (2/4), seeds, seeds_count, seeds_plays, seeds_failed_plays, seeds_failing
-- (run/seeds.h), heard (serve: nothing was
-- played, it is what stations said that are not ours)
CREATE TABLE run(key TEXT PRIMARY KEY, value);

-- expect: object scorer -> expectation; catches: array of mutants; can: array of "role.verb" that the SUT
-- can be asked, and of facts ("token Accepted") that its profile says were provided; state: running, complete, skipped (it does not apply to this SUT), lacking (this SUT has not
-- what it needs), cut (short), interrupted, error
CREATE TABLE scenario(scenario INTEGER PRIMARY KEY, name, file, source, zone, zone_rule, begins_ms,
    ends_ms, seed, state, error, expect, catches, can, about);

-- Local time: the offset from that moment on.
CREATE TABLE zone(scenario, from_ms, offset_s);

CREATE TABLE actor(scenario, id, kind, name, data);

-- kind: sim/log/event.def. wall_us, since the run began, is what two runs of one seed need not share;
-- it stands still while nobody reads the sockets.
CREATE TABLE event(scenario, seq, virt_ms, wall_us, actor, kind, cause, data);
CREATE INDEX event_seq ON event(scenario, seq);

-- seq: that of its event; actor: the station
CREATE TABLE frame(scenario, seq, actor, dir, text);
CREATE INDEX frame_seq ON frame(scenario, seq);

-- As the desk knows it at the end.
CREATE TABLE ticket(scenario, ticket, data);

-- name: sim/log/ticket_event.def
CREATE TABLE ticket_event(scenario, seq, ticket, at_ms, name, by, role, text, data);

-- What the scenario states. status of a token: NULL for one that came up in mid-story, whose enrolments tell
-- it; data of a tariff: as it is told, with from_ms where it takes the place of an older one of its name.
CREATE TABLE account(scenario, account, person, delivery);
CREATE TABLE token(scenario, token, account, status);
CREATE INDEX token_of ON token(scenario);
CREATE TABLE tariff(scenario, name, data);

-- What really happened in a session; NULL where it did not happen.
CREATE TABLE truth(scenario, session, driver, token, account, station, connector, transaction_id,
    plugged_ms, started_ms, stopped_ms, unplugged_ms, mj, register_mj, reason);
CREATE INDEX truth_of ON truth(scenario);
CREATE TABLE truth_quarter(scenario, session, from_ms, mj);
CREATE TABLE truth_phase(scenario, session, kind, from_ms, to_ms);

-- What csms.sessions told at the end.
CREATE TABLE sut_session(scenario, ref, data);

CREATE TABLE invoice(scenario, invoice, account, kind, credits, issued_ms, currency, net, tax, gross,
    delivery, data);
CREATE TABLE invoice_line(scenario, invoice, line, station, connector, transaction_id, kind, quantity,
    unit, price, net, tax_percent, from_ms, to_ms, text);

-- Written by reports/. times: how often it was found, with one key; evidence: array of seq, of the first time;
-- parent: the id of the finding that it follows from, or NULL. Older files lack times, parent and key.
CREATE TABLE finding(scenario, id, scorer, verdict, rule, sentence, evidence, source, times, parent, key);
CREATE TABLE score(scenario, scorer, verdict, data);
