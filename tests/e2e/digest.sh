#!/usr/bin/env bash
# title: end to end: one seed gives one run file, on one worker or two; another seed gives another
. "$SOURCE_DIR/tests/e2e/lib.sh"
set -e
digest() { "$CHARGERIG" run --log error --out "$tmp/out" "$@" | sed -n 's/^digest: //p'; }
files=("$SOURCE_DIR"/scenarios/happy-session.lua "$SOURCE_DIR"/scenarios/stuck-cable.lua)
a=$(digest --seed 7 "${files[@]}")
b=$(digest --seed 7 "${files[@]}")
c=$(digest --seed 7 --jobs 2 "${files[@]}")
d=$(digest --seed 8 "${files[@]}")
echo "seed 7: $a"; echo "again:  $b"; echo "2 jobs: $c"; echo "seed 8: $d"
[ "${#a}" -eq 64 ] && [ "$a" = "$b" ] && [ "$a" = "$c" ] && [ "$a" != "$d" ]
