#!/usr/bin/env bash
# title: end to end: one seed gives one run file, on one worker or two; another seed gives another
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
set -e
digest() { "$CHARGERIG" run --log error --out "$tmp/out" "$@" | sed -n 's/^digest: //p'; }
# all stories but the conformance cases: what differs from run to run (the order of a table, say) hides in one of them
mapfile -t files < <(find "$SOURCE_DIR/scenarios" -name '*.lua' -not -path '*/conformance/*' -not -path '*/playbooks/*' | sort)
a=$(digest --seed 7 --jobs 1 "${files[@]}")
b=$(digest --seed 7 --jobs 1 "${files[@]}")
c=$(digest --seed 7 --jobs 2 "${files[@]}")
d=$(digest --seed 8 "${files[@]}")
echo "seed 7: $a"; echo "again:  $b"; echo "2 jobs: $c"; echo "seed 8: $d"
[ "${#a}" -eq 64 ] && [ "$a" = "$b" ] && [ "$a" = "$c" ] && [ "$a" != "$d" ]
