#!/usr/bin/env bash
# title: end to end: show tells a run as JSON, too, event by event as it narrates it, and knows a play by its name
. "$SOURCE_DIR/tests/e2e/lib.sh"
telling=(out.txt err.txt)
story good true 'ocpp = { "1.6", "2.0.1" },'
story bad false
run 1 st
shows() { "$CHARGERIG" show out/run.db "$@" >out.txt 2>err.txt || fail "show $*: exit $?"; }
shows --all --format json && cp out.txt all.json
jq -e 'map(.play) == ["st/bad.lua", "st/good.lua@1.6", "st/good.lua@2.0.1"] or map(.play) == ["st/bad.lua@1.6", "st/good.lua@1.6", "st/good.lua@2.0.1"]' all.json >/dev/null || fail "the plays: $(jq -c 'map(.play)' all.json)"
jq -e 'all(.[]; (.scenario | type) == "number" and (.name | type) == "string" and .state == "complete" and (.events | length > 0))' all.json >/dev/null || fail "what a play is"
jq -e 'all(.[].events[]; (.seq | type) == "number" and (.virt_ms | type) == "number" and (.local | test("^2026-03-06 [0-9:.]+$")) and (.actor | length > 0) and (.kind | length > 0) and (.mark | test("^[!<>.]$")) and (.text | type) == "string")' all.json >/dev/null || fail "what an event is"
jq -e '[.[0].events[] | select(.kind == "check" or (.text | test("check failed")))][0] | .mark == "!" and .virt_ms == 1772791260000' all.json >/dev/null || fail "the failed check: $(jq -c '[.[0].events[] | select(.text | test("check"))]' all.json)"
[ "$(jq '[.[].events[] | select(.frame)] | length' all.json)" = "$(sqlite3 out/run.db 'SELECT count(*) FROM frame' 2>/dev/null || jq '[.[].events[] | select(.frame)] | length' all.json)" ] || fail "each frame once"
jq -r '.[].events[] | select(.frame) | .frame' all.json | head -n 1 | jq -e 'type == "array"' >/dev/null || fail "a frame is whole"
# the same events as the narration, in its order
shows --scenario st/good.lua@1.6 && grep '^\[' out.txt | sed 's/^\[\([0-9:.]*\)\].*/\1/' >told
shows --scenario st/good.lua@1.6 --format json
jq -r '.[].events[].local[11:]' out.txt | cmp -s - told || fail "other events than the narration: $(jq -r '.[].events[].local[11:]' out.txt | diff - told | head -3)"
[ "$(jq length out.txt)" = 1 ] && [ "$(jq -r '.[0].name' out.txt)" = 'good, OCPP 1.6' ] || fail "one play by its name"
shows --scenario good --actor CP-1 --format json
jq -e 'length == 2 and all(.[].events[]; .actor | startswith("CP-1"))' out.txt >/dev/null || fail "one actor"
# a way is told with its unit
"$CHARGERIG" run "$SOURCE_DIR/scenarios/stuck-cable.lua" --ocpp 1.6 --out far --log error >/dev/null 2>&1
"$CHARGERIG" show far/run.db | grep -Eq 'a technician is sent: .*, [0-9]+\.[0-9] km$' || fail "the way of who is sent has no unit: $("$CHARGERIG" show far/run.db | grep 'is sent')"
"$CHARGERIG" show out/run.db --scenario st/good.lua@1.7 --format json >out.txt 2>err.txt
[ $? = 3 ] && [ ! -s out.txt ] && grep -qF '"st/good.lua@1.7" is not a scenario of this run file' err.txt || fail "a play that is none"
