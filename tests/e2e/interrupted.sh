#!/usr/bin/env bash
# title: end to end: SIGINT in mid-run gives exit code 130 and a readable run file that says so
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
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
    set +e
    "$CHARGERIG" run --pace real --out "out$jobs" --jobs $jobs "$SOURCE_DIR"/scenarios/happy-session.lua \
        "$SOURCE_DIR"/scenarios/stuck-cable.lua >/dev/null 2>err.txt &
    pid=$!
    sleep 2
    kill -INT $pid
    wait $pid
    code=$?
    set -e
    echo "jobs $jobs: exit code $code: $(tail -1 err.txt)"
    [ $code -eq 130 ]
    got=$(facts "out$jobs/run.db")
    echo "run file: $got"
    [ "$got" = "interrupted interrupted 1" ]
    [ -s "out$jobs/report.json" ]
done
