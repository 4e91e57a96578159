#!/usr/bin/env bash
# title: end to end: a run that is killed in the middle leaves a file that can be shown and scored
. "$SOURCE_DIR/tests/e2e/lib.sh"
sed 's/1000/200/; /^expect/d' "$SOURCE_DIR/tests/bench/thousand-stations.lua" >"$tmp/long.lua"

start "$tmp/log" "$CHARGERIG" run "$tmp/long.lua" --out "$tmp/out"
for _ in $(seq 400); do # until rows are there, and some more of them half written
    [ "$(stat -c %s "$tmp/out/run.db" 2>/dev/null || echo 0)" -gt 2000000 ] &&
        [ -s "$tmp/out/run.db-journal" ] && break
    sleep 0.02
done
stop "$pid" KILL
[ -s "$tmp/out/run.db-journal" ] || { echo "killed too late: nothing was half written"; exit 77; }

"$CHARGERIG" show "$tmp/out/run.db" >"$tmp/shown" 2>&1 || { cat "$tmp/shown"; exit 1; }
grep -q "CP-0001" "$tmp/shown" || { echo "no station in what is shown"; head "$tmp/shown"; exit 1; }
"$CHARGERIG" score "$tmp/out/run.db" >"$tmp/scored" 2>&1
code=$?
[ $code = 2 ] || { echo "scoring half a run gives $code, not 2 (inconclusive)"; cat "$tmp/scored"; exit 1; }
"$CHARGERIG" report "$tmp/out/run.db" --out "$tmp/report" >"$tmp/log" 2>&1 || { cat "$tmp/log"; exit 1; }
grep -q '"running"' "$tmp/report/report.json" || { echo "the report does not say that the run did not end"; exit 1; }
