#!/usr/bin/env bash
# Plays 1,000 stations for 24 virtual hours on the in-memory wire; prints wall time, CPU time, messages
# and messages a CPU second.  CHARGERIG names the program (default: build/chargerig).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=${CHARGERIG:-$here/../../build/chargerig}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
begin=$(date +%s.%N)
"$program" run "$here/thousand-stations.lua" --out "$dir" >"$dir/log" 2>&1 &
pid=$!
set +e
wait $pid
rc=$?
set -e
end=$(date +%s.%N)
tail -n 12 "$dir/log"
read -r user system < <(python3 -c 'import resource; r = resource.getrusage(resource.RUSAGE_CHILDREN)' 2>/dev/null; times | tail -1 |
    awk '{split($1,u,/[ms]/); split($2,s,/[ms]/); print u[1]*60+u[2], s[1]*60+s[2]}')
frames=$(sqlite3 "$dir/run.db" 'SELECT count(*) FROM frame')
size=$(stat -c %s "$dir/run.db")
awk -v w="$(echo "$end $begin" | awk '{print $1-$2}')" -v u="$user" -v s="$system" -v f="$frames" -v z="$size" -v rc=$rc 'BEGIN {
    printf "exit %d, wall %.1f s, CPU %.1f s (user %.1f, system %.1f), %d messages, %.0f messages a CPU second, run file %.0f MB\n",
        rc, w, u+s, u, s, f, f/(u+s), z/1e6 }'
