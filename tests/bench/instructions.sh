#!/usr/bin/env bash
# Counts the instructions of a run by valgrind (callgrind) with a few stations and with twice as many: what
# the second half costs a message is free of start-up, and the same on every machine of one kind.
# CHARGERIG names the program (default: build/chargerig), STATIONS the few (default 8).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=${CHARGERIG:-$here/../../build/chargerig}
few=${STATIONS:-8}
command -v valgrind >/dev/null || { echo "valgrind is not installed" >&2; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

count() { # STATIONS: instructions and messages of a run
    sed "s/1000/$1/" "$here/thousand-stations.lua" >"$dir/$1.lua"
    valgrind --tool=callgrind --callgrind-out-file="$dir/$1.out" \
        "$program" run "$dir/$1.lua" --out "$dir/$1" >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
    awk '/^(summary|totals):/ { print $2; exit }' "$dir/$1.out"
    sqlite3 "$dir/$1/run.db" 'SELECT count(*) FROM frame'
}

read -r -d '' i1 m1 < <(count "$few"; printf '\0')
read -r -d '' i2 m2 < <(count $((2 * few)); printf '\0')
awk -v i1="$i1" -v m1="$m1" -v i2="$i2" -v m2="$m2" 'BEGIN {
    printf "%d messages %.0f million instructions, %d messages %.0f million: %.0f instructions a message more\n",
        m1, i1 / 1e6, m2, i2 / 1e6, (i2 - i1) / (m2 - m1) }'
