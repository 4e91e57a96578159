#!/usr/bin/env bash
# title: end to end: a run that is killed in the middle leaves a file that can be shown and scored
set -u
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
sed 's/1000/200/; /^expect/d' "$SOURCE_DIR/tests/bench/thousand-stations.lua" >"$dir/long.lua"

"$CHARGERIG" run "$dir/long.lua" --out "$dir/out" >"$dir/log" 2>&1 &
pid=$!
for _ in $(seq 400); do # until rows are there, and some more of them half written
    [ "$(stat -c %s "$dir/out/run.db" 2>/dev/null || echo 0)" -gt 2000000 ] &&
        [ -s "$dir/out/run.db-journal" ] && break
    sleep 0.02
done
kill -9 $pid
wait $pid 2>/dev/null
[ -s "$dir/out/run.db-journal" ] || { echo "killed too late: nothing was half written"; exit 77; }

"$CHARGERIG" show "$dir/out/run.db" >"$dir/shown" 2>&1 || { cat "$dir/shown"; exit 1; }
grep -q "CP-0001" "$dir/shown" || { echo "no station in what is shown"; head "$dir/shown"; exit 1; }
"$CHARGERIG" score "$dir/out/run.db" >"$dir/scored" 2>&1
code=$?
[ $code = 2 ] || { echo "scoring half a run gives $code, not 2 (inconclusive)"; cat "$dir/scored"; exit 1; }
"$CHARGERIG" report "$dir/out/run.db" --out "$dir/report" >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
grep -q '"running"' "$dir/report/report.json" || { echo "the report does not say that the run did not end"; exit 1; }
