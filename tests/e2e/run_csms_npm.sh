#!/usr/bin/env bash
# title: end to end: a run against a third-party CSMS is judged on its OCPP and inconclusive elsewhere
. "$SOURCE_DIR/tests/e2e/lib.sh"
. "$SOURCE_DIR/tests/e2e/npm/install.sh"
csms_start csms.js

cat >"$tmp/evening.lua" <<'LUA'
scenario "evening" { source = "a session as any CSMS should serve it", begins = "2026-03-06 18:30 Europe/Amsterdam" }
local hall = site "Sports hall" { bays = 2, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0001" { profile = "neutral-ac-22", bay = hall.bay[1] }
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
for action in BootNotification StatusNotification Authorize StartTransaction MeterValues StopTransaction; do
    grep -q " $action " "$tmp/csms" || fail "the CSMS was never sent $action"
done
[ "$(grep -c ' StartTransaction ' "$tmp/csms")" = "$(grep -c ' StopTransaction ' "$tmp/csms")" ] || fail "not every transaction was stopped"
jq -e '[.. | objects | select(.verdict? == "fail" or .verdict? == "error")] | length == 0' "$tmp/out/report.json" >/dev/null ||
    fail "report.json has a failure: $(jq -c '[.. | objects | select(.verdict? == "fail" or .verdict? == "error")][0]' "$tmp/out/report.json")"

calls=$(grep -c '^[^ ]* [A-Z]' "$tmp/csms")
# Nobody waits for a bill that cannot come.
sed 's/    me:leave()/    me:leave(); me:wait_bill()/' "$tmp/evening.lua" >"$tmp/bill.lua"
timeout 120 "$CHARGERIG" run "$tmp/bill.lua" --csms "ws://127.0.0.1:$port/{station}" --out "$tmp/bill" >"$tmp/run" 2>&1
[ $? = 2 ] || fail "a driver waits for ever for a bill"

# Stories of the suite: what OCPP shows is judged; what only a desk or a biller could tell is inconclusive, never a
# pass and never a failure. Columns: sla path invoice protocol invariant experience story.
judges() { # SCENARIO VERDICT...
    local want got
    timeout 120 "$CHARGERIG" run "$SOURCE_DIR/scenarios/$1.lua" --ocpp 1.6 --csms "ws://127.0.0.1:$port/{station}" --out "$tmp/$1" >"$tmp/run" 2>&1
    [ $? = 2 ] || { cat "$tmp/run"; fail "$1 is not inconclusive"; }
    want="${*:2}"
    got=$(jq -r '.scenarios[0].scores | [.sla, .path, .invoice, .protocol, .invariant, .experience, .story] | map(.verdict) | join(" ")' "$tmp/$1/report.json")
    [ "$got" = "$want" ] || { cat "$tmp/run"; fail "$1: $got; wanted: $want"; }
}
#                    sla    path   invoice protocol invariant experience story
judges happy-session  none   none   inconc  pass     pass      pass       pass
judges comms-loss     none   none   inconc  pass     pass      pass       pass
judges restart-button inconc inconc inconc  pass     pass      pass       pass
judges stuck-cable    inconc inconc inconc  pass     pass      pass       none
judges paper-invoice-95 inconc inconc inconc pass    pass      inconc     inconc
judges rejected-card  inconc inconc inconc  pass     pass      inconc     inconc
grep -q 'allowed to charge although the token is Blocked' "$tmp/run" || fail "that a blocked token was let in is not even a hint"

# this server gives a start that is told again another number: two sessions, and that is its own doing
timeout 120 "$CHARGERIG" run "$SOURCE_DIR/scenarios/lost-answer.lua" --ocpp 1.6 --csms "ws://127.0.0.1:$port/{station}" --out "$tmp/lost" >"$tmp/run" 2>&1
[ $? = 1 ] && [ "$(jq -r '[.scenarios[0].findings[] | select(.verdict == "fail") | .rule] | join(" ")' "$tmp/lost/report.json")" = invariant.one_bill ] ||
    { cat "$tmp/run"; fail "a start that is told again and counted twice is not one finding"; }

# what hangs on a command of the CSMS is not begun
timeout 120 "$CHARGERIG" run "$SOURCE_DIR/scenarios/stuck-cable-remote.lua" --ocpp 1.6 --csms "ws://127.0.0.1:$port/{station}" --out "$tmp/remote" >"$tmp/run" 2>&1
[ $? = 2 ] && grep -q '^not judged, 1 play: It needs csms.command' "$tmp/run" || { cat "$tmp/run"; fail "a story that needs commands is begun"; }

# a CSMS that knows its tokens: the same story, and the refusals are seen to be right
stop "$csms"
csms_start csms.js 04B10C00011521=Blocked 04E49100021521=Expired 04C4ED00031521=Blocked 04D15C00041521=Invalid
judges rejected-card  inconc inconc inconc  pass     pass      pass       inconc
! grep VIOLATION "$tmp/csms" || fail "the other side's schemas disagree"

# it vanishes in mid-run, it never answers, it hangs up: always an end, never a failure that is not one
start "$tmp/run" timeout 120 "$CHARGERIG" run "$tmp/evening.lua" --pace 600x --csms "ws://127.0.0.1:$port/{station}" --out "$tmp/gone"
run=$pid
sleep 4
stop "$csms" KILL
wait "$run"
code=$?
case $code in 1 | 2) ;; *) fail "a CSMS that vanishes in mid-run gives exit $code" ;; esac
"$CHARGERIG" show "$tmp/gone/run.db" | grep -q 'loses the connection' || fail "it is not told that the CSMS vanished"
start "$tmp/csms" node -e 'require("net").createServer(s => { s.on("error", () => {}); if (process.argv[1] === "hang") s.end(); })
    .listen(0, "127.0.0.1", function () { console.log("port " + this.address().port); })' hang
says "$tmp/csms" '^port'
port=$(sed -n 's/^port //p' "$tmp/csms")
timeout 120 "$CHARGERIG" run "$tmp/evening.lua" --csms "ws://127.0.0.1:$port/{station}" --out "$tmp/hangs-up" >"$tmp/run" 2>&1
[ $? = 3 ] || fail "a server that hangs up is not exit 3"

# nobody there: exit 3, and said so
stop
timeout 120 "$CHARGERIG" run "$tmp/evening.lua" --csms "ws://127.0.0.1:$port/{station}" \
    --out "$tmp/out2" >"$tmp/run" 2>&1
[ $? = 3 ] || fail "a CSMS that is not there is not exit 3"
grep -q "127.0.0.1:$port" "$tmp/run" || fail "the address that cannot be reached is not named"
"$CHARGERIG" run "$tmp/evening.lua" --csms "http://x/" --out "$tmp/out3" >"$tmp/run" 2>&1
[ $? = 3 ] || fail "a bad address is not exit 3"
echo "third-party CSMS: $calls CALLs without a violation"
