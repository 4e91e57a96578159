#!/usr/bin/env bash
# What does it cost to validate every frame both ways?  Builds the program once more with validation turned
# off (CHARGERIG_TRUST), plays the thousand stations with both in turns, and prints the share of the CPU time
# that validation takes: medians of ROUNDS (3) runs each.  STATIONS (1000) may be fewer.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=${CHARGERIG:-$root/build/chargerig}
rounds=${ROUNDS:-3}
stations=${STATIONS:-1000}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cmake -S "$root" --preset release -B "$root/build/trusting" -DCHARGERIG_TRUST=ON >"$dir/log" 2>&1 &&
    cmake --build "$root/build/trusting" --target chargerig >>"$dir/log" 2>&1 || { tail -n 20 "$dir/log" >&2; exit 1; }
sed "s/1000/$stations/g" "$here/thousand-stations.lua" >"$dir/stations.lua"
TIMEFORMAT='%U %S'
cpu() { # PROGRAM FILE: adds a line of CPU seconds to FILE
    { time "$1" run "$dir/stations.lua" --out "$dir/out" >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }; } 2>"$dir/time"
    awk '{ print $1 + $2 }' "$dir/time" >>"$2"
}
for _ in $(seq "$rounds"); do
    cpu "$program" "$dir/with"
    cpu "$root/build/trusting/chargerig" "$dir/without"
done
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
frames=$(sqlite3 "$dir/out/run.db" 'SELECT count(*) FROM frame')
awk -v a="$(median "$dir/with")" -v b="$(median "$dir/without")" -v f="$frames" 'BEGIN {
    printf "%d messages: %.1f CPU seconds with validation, %.1f without: validation takes %.1f %% of the CPU\n", f, a, b, 100 * (a - b) / a }'
