#!/usr/bin/env bash
# title: end to end: of hundreds of scenarios none is left out and none is played twice
. "$SOURCE_DIR/tests/e2e/lib.sh"
mkdir many
for n in $(seq 1000 1260); do
    printf 'scenario "empty %d" { begins = "2026-03-06 10:00 UTC" }\n' "$n" >many/$n.lua
done
cp "$SOURCE_DIR/scenarios/happy-session.lua" many/last.lua
"$CHARGERIG" mutants --mutant taxes_twice many --verbose --log error >out.txt 2>err.txt || { cat err.txt; tail -3 out.txt; exit 1; }
grep -q "^263  happy session, OCPP 2.0.1$" out.txt || { echo "the last of 263 is not in the table"; exit 1; }
grep -q '^taxes_twice .*caught$' out.txt || { echo "the last of 263 is not played"; exit 1; }

# What is installed is played once for coverage: below conformance/, too.
mkdir -p data/scenarios/conformance/1.6
cp -r "$SOURCE_DIR/vendor-profiles" data/
cp "$SOURCE_DIR/scenarios/conformance/1.6/TC_003_CS.lua" data/scenarios/conformance/1.6/
frames() { "$CHARGERIG" ocpp coverage --format json "$@" | jq '[.messages[].frames] | add'; }
one=$(CHARGERIG_DATA=$tmp/data frames "$tmp/data/scenarios")
all=$(CHARGERIG_DATA=$tmp/data frames)
[ "$one" -gt 0 ] && [ "$one" = "$all" ] || { echo "a folder has $one frames, all that is installed $all"; exit 1; }
