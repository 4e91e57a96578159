#!/usr/bin/env bash
# title: end to end: the answer to a CALL whose id is tampered with is heard by the id that went out
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs sqlite3

head='local yard = site "Yard" { bays = 1 }
local post = station "ID-1" { profile = "neutral-ac-22", bay = yard.bay[1] }
tariff "Day" { energy = "0.45 EUR/kWh" }
local ann = driver "Ann" { token = "04A1B2C3D4E5F6" }
test(function()
  post:told "BootNotification"'

# story VERSION LINES: runs it; what failed of what the station called is then in $failed
story() {
    printf 'scenario "ids" { begins = "2026-03-06 10:00 UTC", ocpp = { "%s" } }\n%s\n%s\nend)\n' "$1" "$head" "$2" >ids.lua
    "$CHARGERIG" run ids.lua --out out --log error >out.txt 2>&1
    failed=$(sqlite3 out/run.db "select json_extract(data, '\$.why') from event where kind = 'call_failed'" | tr '\n' ' ')
}

# sent ACTION: how often a CALL of it went out with the id
sent() {
    sqlite3 out/run.db "select count(*) from event where kind = 'frame' and json_extract(data, '\$.dir') = 'out'
        and json_extract(data, '\$.type') = 2 and json_extract(data, '\$.id') = 'own' and json_extract(data, '\$.action') = '$1'"
}

telling=(out.txt ids.lua)
beats='post:calls("Heartbeat", {}) post:calls("Heartbeat", {})'
for version in 1.6 2.0.1; do
    while IFS='|' read -r how times why; do
        story "$version" "post:tampers('Heartbeat', $how) $beats"
        [ "$(sent Heartbeat)" = "$times" ] || fail "$version, $how: $(sent Heartbeat) went out, not $times"
        [[ $failed == $why ]] || fail "$version, $how: want failures '$why', got '$failed'"
    done <<'WAYS'
{ id = "own" }|1|
{ id = "own", times = 2 }|2|
{ id = "own", twice = true }|2|
{ id = "own", late = "10 s" }|1|
{ raw = '[2,"own","Heartbeat",{}]' }|1|
{ id = "own", replace = { extra = 1 } }|1|Form*Violation 
{ id = "own", lost = true }|0|time-out 
WAYS
done

charges='ann:plugs_in(post) ann:tap(post) wait "20 min" ann:tap(post) wait "2 min" ann:pull_plug() wait "5 min"'
story 1.6 "post:tampers('StartTransaction', { id = 'own' }) $charges"
[ "$(sent StartTransaction)" = 1 ] && [ -z "$failed" ] || fail "StartTransaction: $failed"
[ "$(grep -c . <(sqlite3 out/run.db "select 1 from event where kind = 'frame' and data like '%\"out\"%\"StartTransaction\"%'"))" = 1 ] ||
    fail "StartTransaction came again"
story 2.0.1 "post:tampers('TransactionEvent', { id = 'own' }) $charges"
[ "$(sent TransactionEvent)" = 1 ] && [ -z "$failed" ] || fail "TransactionEvent: $failed"
echo "another id: ok"
