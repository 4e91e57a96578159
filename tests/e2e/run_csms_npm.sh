#!/usr/bin/env bash
# title: end to end: a run against a third-party CSMS is judged on its OCPP and inconclusive elsewhere
set -u
. "$SOURCE_DIR/tests/e2e/npm/install.sh"
tmp=$(mktemp -d)
node "$SOURCE_DIR/tests/e2e/npm/csms.js" >"$tmp/csms" 2>&1 &
csms=$!
trap 'kill $csms 2>/dev/null; rm -rf "$tmp"' EXIT
fail() { echo "FAILS: $*"; tail -n 8 "$tmp/csms"; tail -n 8 "$tmp/run"; exit 1; }
for _ in $(seq 100); do grep -q '^port' "$tmp/csms" && break; sleep 0.1; done
port=$(sed -n 's/^port //p' "$tmp/csms")
[ -n "$port" ] || fail "the CSMS does not start"

cat >"$tmp/evening.lua" <<'LUA'
scenario "evening" { source = "a session as any CSMS should serve it", begins = "2026-03-06 18:30 Europe/Amsterdam" }
local hall = site "Sports hall" { bays = 2, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0001" { profile = "neutral-ac-22", bay = hall.bay[1] }
driver "Ann" { token = "04A1B2C3D4", vehicle = vehicle "Ann's hatchback" { battery = "58 kWh", soc = "40 %" } }
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
for action in BootNotification StatusNotification Authorize StartTransaction MeterValues StopTransaction; do
    grep -q " $action " "$tmp/csms" || fail "the CSMS was never sent $action"
done
[ "$(grep -c ' StartTransaction ' "$tmp/csms")" = "$(grep -c ' StopTransaction ' "$tmp/csms")" ] || fail "not every transaction was stopped"
jq -e '[.. | objects | select(.verdict? == "fail" or .verdict? == "error")] | length == 0' "$tmp/out/report.json" >/dev/null ||
    fail "report.json has a failure: $(jq -c '[.. | objects | select(.verdict? == "fail" or .verdict? == "error")][0]' "$tmp/out/report.json")"

# nobody there: exit 3, and said so
kill $csms; wait $csms 2>/dev/null
timeout 120 "$CHARGERIG" run "$tmp/evening.lua" --csms "ws://127.0.0.1:$port/{station}" \
    --out "$tmp/out2" >"$tmp/run" 2>&1
[ $? = 3 ] || fail "a CSMS that is not there is not exit 3"
grep -q "127.0.0.1:$port" "$tmp/run" || fail "the address that cannot be reached is not named"
"$CHARGERIG" run "$tmp/evening.lua" --csms "http://x/" --out "$tmp/out3" >"$tmp/run" 2>&1
[ $? = 3 ] || fail "a bad address is not exit 3"
echo "third-party CSMS: $(grep -c '^[^ ]* [A-Z]' "$tmp/csms") CALLs without a violation"
