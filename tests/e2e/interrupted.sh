#!/usr/bin/env bash
# title: end to end: SIGINT in mid-run gives exit code 130 and a readable run file that says so
. "$SOURCE_DIR/tests/e2e/lib.sh"
facts() { # RUN.db
    "$CHARGERIG" report "$1" --format json >report.json
    python3 - "$1" <<'P'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print(db.execute("SELECT value FROM run WHERE key='state'").fetchone()[0],
      db.execute("SELECT state FROM scenario ORDER BY scenario DESC").fetchone()[0],
      db.execute("SELECT count(*) > 0 FROM event").fetchone()[0])
P
}
for jobs in 1 2; do
    start err.txt "$CHARGERIG" run --pace real --out "out$jobs" --jobs $jobs "$SOURCE_DIR"/scenarios/happy-session.lua \
        "$SOURCE_DIR"/scenarios/stuck-cable.lua
    sleep 2
    stop "$pid" INT
    echo "jobs $jobs: exit code $code: $(tail -1 err.txt)"
    [ "$code" = 130 ] || fail "exit code"
    got=$(facts "out$jobs/run.db")
    echo "run file: $got"
    [ "$got" = "interrupted interrupted 1" ] || fail "run file"
    [ -s "out$jobs/report.json" ] || fail "no report"
done
