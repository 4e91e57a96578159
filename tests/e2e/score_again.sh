#!/usr/bin/env bash
# title: end to end: a run file written by hand is scored, twice the same, and under another SLA otherwise
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs sqlite3
bad=0

want() { # CODE COMMAND...
    local code=$1 got
    shift
    "$@" >out.txt 2>err.txt
    got=$?
    [ "$got" -eq "$code" ] || { echo "FAILED: $*: exit $got, not $code"; cat out.txt err.txt; bad=1; }
}
findings() { sqlite3 run.db "SELECT * FROM finding; SELECT * FROM score"; }

# A customer writes, has an answer after ten minutes, and the ticket is closed.  No other table: what is missing reads as empty.
sqlite3 run.db <<'SQL'
CREATE TABLE run(key, value);
INSERT INTO run VALUES('format', '1');
CREATE TABLE scenario(scenario, name, begins_ms, ends_ms, state, expect, catches, can);
INSERT INTO scenario VALUES(1, 'one letter', 0, 7200000, 'complete',
    '{"sla":{"first_reply_ms":900000},"path":{"model":"contact explain close"}}', '[]', '["desk.events"]');
CREATE TABLE ticket(scenario, ticket, data);
INSERT INTO ticket VALUES(1, 1, '{"channel":"email","requester":"Pat","category":"other"}');
CREATE TABLE ticket_event(scenario, seq, ticket, at_ms, name, by, role, text, data);
INSERT INTO ticket_event VALUES
    (1, 1, 1, 0,      'contact', 'Pat', 'driver', '', '{}'),
    (1, 2, 1, 600000, 'explain', 'Ann', 'agent',  '', '{}'),
    (1, 3, 1, 600000, 'message', 'Ann', 'agent',  'So it is.', '{"topic":"advice"}'),
    (1, 4, 1, 660000, 'close',   'Ann', 'agent',  '', '{}');
CREATE TABLE event(scenario, seq, virt_ms, wall_us, actor, kind, cause, data);
SQL

want 0 "$CHARGERIG" score run.db
findings >once.txt
want 0 "$CHARGERIG" score run.db
findings >twice.txt
cmp once.txt twice.txt || { echo "FAILED: a second scoring says something else"; bad=1; }
grep -q '^1|path|pass' once.txt || { echo "FAILED: the path is not judged"; cat once.txt; bad=1; }

echo 'return { first_reply = "5 min" }' >strict.lua
want 1 "$CHARGERIG" score run.db --sla strict.lua
findings | grep -q 'sla.first_reply' || { echo "FAILED: no finding names sla.first_reply"; bad=1; }
want 0 "$CHARGERIG" score run.db

sqlite3 run.db "DELETE FROM ticket_event WHERE name IN ('explain','message')"
want 1 "$CHARGERIG" score run.db
findings | grep -q 'path.closed_without_answer' || { echo "FAILED: closed without an answer, unseen"; bad=1; }
findings | grep -q 'path.deviation' || { echo "FAILED: the skipped step is unseen"; bad=1; }

sqlite3 run.db "UPDATE scenario SET can='[]'"
want 2 "$CHARGERIG" score run.db
sqlite3 run.db "UPDATE scenario SET state='error'"
want 3 "$CHARGERIG" score run.db
want 3 "$CHARGERIG" score nowhere.db
exit $bad
