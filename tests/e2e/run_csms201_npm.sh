#!/usr/bin/env bash
# title: end to end: 2.0.1 stations charge at a third-party CSMS, which finds nothing wrong with what they send
. "$SOURCE_DIR/tests/e2e/lib.sh"
. "$SOURCE_DIR/tests/e2e/npm/install.sh"
csms_start csms201.js

cat >"$tmp/evening.lua" <<'LUA'
scenario "evening in 2.0.1" { source = "a session as any CSMS should serve it", begins = "2026-03-06 18:30 Europe/Amsterdam" }
local hall = site "Sports hall" { bays = 2, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0201" { profile = "neutral-ac-22", ocpp = "2.0.1", bay = hall.bay[1] }
driver "Ann" { token = "04A1B2C3D4E580", vehicle = vehicle "Ann's hatchback" { battery = "58 kWh", soc = "40 %" } }
  :does(function(me)
    me:park(hall.bay[1]); me:plug(post)
    check(me:tap(post) == "Accepted", "the card is accepted")
    wait "1 h 20 min"
    check(me:charging(), "the car charges")
    check(me:tap(post) == "stopped", "the second tap ends the session")
    check(me:pull_plug() == "free", "the cable comes out")
    me:leave()
  end)
expect.invoice { sessions = 1 }
LUA
timeout 120 "$CHARGERIG" run "$tmp/evening.lua" --csms "ws://127.0.0.1:$port/{station}" --out "$tmp/out" >"$tmp/run" 2>&1
code=$?
[ $code = 2 ] || fail "exit $code, not 2 (inconclusive)"
! grep VIOLATION "$tmp/csms" || fail "the other side's schemas disagree"
for action in BootNotification StatusNotification Authorize TransactionEvent; do
    grep -q " $action " "$tmp/csms" || fail "the CSMS was never sent $action"
done
for type in Started Updated Ended; do
    grep -q " TransactionEvent .*\"eventType\":\"$type\"" "$tmp/csms" || fail "no transaction was told as $type"
done
grep -q ' answers GetVariables ' "$tmp/csms" || fail "the station did not answer GetVariables"
jq -e '[.. | objects | select(.verdict? == "fail" or .verdict? == "error")] | length == 0' "$tmp/out/report.json" >/dev/null ||
    fail "report.json has a failure: $(jq -c '[.. | objects | select(.verdict? == "fail" or .verdict? == "error")][0]' "$tmp/out/report.json")"
echo "third-party 2.0.1 CSMS: $(grep -c '^[^ ]* [A-Z]' "$tmp/csms") CALLs without a violation"
