#!/usr/bin/env bash
# title: end to end: stations say goodbye with a close frame when a run ends, and are cut where the story cuts them
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3
export PYTHONDONTWRITEBYTECODE=1
cat >three.lua <<'LUA'
scenario "three stations" { begins = "2026-03-06 10:00 UTC", ocpp = { "1.6", "2.0.1" } }
for i = 1, 3 do station("CP-" .. i) {} end
test(function() wait "2 s" end)
LUA
cat >cut.lua <<'LUA'
scenario "a cable is cut" { begins = "2026-03-06 10:00 UTC" }
local post = station "CP-1" {}
test(function() wait "2 s"; post:link "cut"; wait "2 s" end)
LUA
start csms.txt python3 "$SOURCE_DIR/tests/e2e/odd_csms.py" none
says csms.txt '^port '
at=ws://127.0.0.1:$(sed -n 's/^port //p' csms.txt)/ocpp/{station}
telling=(csms.txt out.txt)
for version in 1.6 2.0.1; do
    timeout 60 "$CHARGERIG" run three.lua --ocpp "$version" --csms "$at" --out out >out.txt 2>&1
done
goodbyes() { grep -c '^closed 1001' csms.txt; }
for _ in $(seq 50); do
    [ "$(goodbyes)" = 6 ] && break
    sleep 0.1
done
[ "$(goodbyes)" = 6 ] || fail "not every station says goodbye"
timeout 60 "$CHARGERIG" run cut.lua --ocpp 1.6 --csms "$at" --out out >out.txt 2>&1
sleep 1
[ "$(goodbyes)" = 6 ] || fail "a connection that the story cuts says goodbye"
