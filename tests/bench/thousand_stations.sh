#!/usr/bin/env bash
# Plays 1,000 stations for 24 virtual hours on the in-memory wire, scores and reports them; prints wall time,
# CPU time, messages and messages a CPU second.  CHARGERIG names the program (default: build/chargerig).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=${CHARGERIG:-$here/../../build/chargerig}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
TIMEFORMAT='%R %U %S'
rc=0
{ time "$program" run "$here/thousand-stations.lua" --out "$dir/out" >"$dir/log" 2>"$dir/err"; } 2>"$dir/time" || rc=$?
cat "$dir/log"
frames=$(sqlite3 "$dir/out/run.db" 'SELECT count(*) FROM frame')
size=$(stat -c %s "$dir/out/run.db")
awk -v f="$frames" -v z="$size" -v rc=$rc '{
    printf "exit %d, wall %.1f s, CPU %.1f s (user %.1f, system %.1f), %d messages, %.0f messages a CPU second, run file %.0f MB\n",
        rc, $1, $2+$3, $2, $3, f, f/($2+$3), z/1e6 }' "$dir/time"
