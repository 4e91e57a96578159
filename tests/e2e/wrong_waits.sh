#!/usr/bin/env bash
# title: end to end: every wait and pattern of a test can fail, and says so
. "$SOURCE_DIR/tests/e2e/lib.sh"
bad=0 n=0

# play BODY [MORE]: a test with this body, in the file $n.lua; its exit code
play() {
    n=$((n + 1))
    cat >$n.lua <<LUA
scenario "wait $n" { begins = "2026-03-06 10:00 UTC", quiet = true }
local post = station "CP-1" { profile = "neutral-ac-22", ocpp = "${OCPP:-1.6}" }
local ann  = driver "Ann" { token = "04A1B2C3D4E580" }
$2
test(function() $1 end)
LUA
    "$CHARGERIG" run $n.lua --out out --log error >out.txt 2>err.txt
}

# fails BODY [MORE]: is a finding of the story, and the task went no further
fails() {
    play "$1 note 'went on'" "${2:-}"
    if [ $? != 1 ] || ! jq -e '[.scenarios[].findings[] | select(.rule == "story.check" and .verdict == "fail")] | length == 1' out/report.json >/dev/null ||
        "$CHARGERIG" show out/run.db | grep -q 'went on'; then
        echo "FAILED: this is taken: $1"
        cat out.txt err.txt
        bad=1
    fi
}

# refused WORDS BODY: is an error of the story with its line, before it is played
refused() {
    play "$2" ''
    if [ $? != 3 ] || ! grep -q "^  error   $n.lua:5: .*$1" out.txt; then
        echo "FAILED: this is not refused with \"$1\": $2"
        cat out.txt err.txt
        bad=1
    fi
}

holds() {
    play "$1" "${2:-}" || { echo "FAILED: this is held against it: $1"; cat out.txt err.txt; bad=1; }
}

fails 'post:from_now() post:sends("BootNotification", "10 s")'
fails 'post:sends("BootNotification", { chargePointVendor = "nobody" }, "10 s")'
fails 'post:sends("BootNotification", { iccid = any }, "10 s")'
fails 'post:sends("BootNotification", { chargePointVendor = absent }, "10 s")'
fails 'post:sends("BootNotification", { chargePointVendor = one_of("A", "B") }, "10 s")'
fails 'post:sends("BootNotification", { chargePointVendor = like "^zz" }, "10 s")'
refused 'is no list' 'post:sends("BootNotification", { chargePointVendor = some "A" }, "10 s")'
fails 'post:sends("BootNotification", { chargePointVendor = function(v) return #v > 99 end }, "10 s")'
refused 'expected a text, got a table' 'post:sends("BootNotification", { chargePointVendor = { name = "A" } }, "10 s")'
fails 'post:told("BootNotification", { status = "Rejected" })'
fails 'post:told("StopTransaction", "5 s")'
fails 'post:tampers("Authorize", { omit = "idTag" }) post:calls("Authorize", { idTag = "A" }) post:told("Authorize")'
fails 'post:denied("BootNotification")'
fails 'post:tampers("Authorize", { omit = "idTag" }) post:calls("Authorize", { idTag = "A" }) post:denied("Authorize", "NotSupported")'
fails 'post:hears("Reset", "5 s")'
refused 'is never "Perhaps"; there are: Accepted, Rejected' 'csms:command(post, "ClearCache") post:answers("ClearCache", { status = "Perhaps" })'
fails 'csms:command(post, "ClearCache") post:refuses("ClearCache")'
fails 'post:silent("Heartbeat", "10 min")'
fails 'post:silent(nil, "10 min")'
fails 'post:hears_nothing("ClearCache", "10 s")' 'test(function() wait "5 s" csms:command(post, "ClearCache") end)'
fails 'post:from_now() ann:tap(post) wait "1 min" post:has_not_sent "Authorize"'
fails 'csms:insists(post, "GetConfiguration", {}, { configurationKey = any })' \
    'csms:answers(post, "BootNotification", { status = "Rejected", interval = 600 })'
fails 'post:untold("BootNotification", "5 s")'
refused 'Reset is what a CSMS sends' 'post:untold("Reset", "5 s")'
fails 'post:calls("Heartbeat", {}, { currentTime = "never" })'
fails 'csms:answers(post, "Heartbeat", { error = "InternalError" }) post:calls("Heartbeat", {}, {})'
refused 'is never "Perhaps"; there are: Accepted, Rejected' 'csms:command(post, "ClearCache", {}, { status = "Perhaps" })'
refused 'is never "Gentle"; there are: Hard, Soft' 'csms:command(post, "Reset", { type = "Gentle" }, { status = "Accepted" })'
fails 'post:link "cut" wait "1 s" post:connects "5 s"'
fails 'post:link "cut" wait "1 s" post:garbage()'
fails 'ann:plugs_in(post) ann:plugs_in(post)'
fails 'ann:drives_off()'
fails 'ann:plugs_in(post) ann:starts(post)'
fails 'csms:answers(post, "StartTransaction", { idTagInfo = { status = "Invalid" } }) ann:starts(post)'
fails 'bob:charges(post)' 'local bob = driver "Bob" { token = "04B1", vehicle = vehicle "the full one" { battery = "50 kWh", soc = "100 %" } }'
fails 'post:tells("StopTransaction", nil, "5 s")'
fails 'csms:answers(post, "Heartbeat", { error = "InternalError", times = "always" }) post:tells("Heartbeat", nil, "10 min")'
OCPP=2.0.1 fails 'post:reports(1)'
OCPP=2.0.1 fails 'post:reports_monitors(1)'
OCPP=2.0.1 fails 'post:tells_firmware(1, "Installed")'
OCPP=2.0.1 fails 'csms:sets(post, "AuthCtrlr", "NoSuchVariable", "true")'
OCPP=2.0.1 fails 'post:link "cut" wait "1 s" csms:lists(post, { "04A1B2C3D4E580", "Accepted" })'
fails 'ann:plugs_in(post) ann:visits(post)'
OCPP=2.0.1 fails 'bob:is_refused(post, "Invalid")' 'local bob = driver "Bob" { token = "04B1", known = false }'
OCPP=2.0.1 fails 'bob:ends_nothing(post)' 'local bob = driver "Bob" { token = "04B1", known = false }'
fails 'post:from_now() post:boots()'
fails 'csms:answers(post, "BootNotification", { status = "Rejected" }) post:reboots() post:boots()'
fails 'post:link "cut" wait "1 s" post:comes_back "1 s"'
fails 'post:gets_certificate()'
OCPP=2.0.1 fails 'post:sends_firmware(1, "Installed")'
OCPP=2.0.1 fails 'post:tells_all("NotifyReport", 1)'
OCPP=2.0.1 fails 'post:is_updated(1)'
OCPP=2.0.1 fails 'csms:answers(post, "TransactionEvent", { error = "InternalError" }) post:calls_start("04A1B2C3D4E580", "2026-03-06T10:00:05Z")'
OCPP=2.0.1 fails 'post:tells_needs()'
OCPP=2.0.1 fails 'post:is_given_profile "1"'
OCPP=2.0.1 fails 'post:tells_schedule "Accepted"'
OCPP=2.0.1 fails 'csms:reads(post, "AuthCtrlr", "LocalPreAuthorize", "true")'
OCPP=2.0.1 fails 'post:link "cut" wait "1 s" csms:installs(post, "MO")'
OCPP=2.0.1 fails 'csms:finds_installed(post, {}, "MO")'
OCPP=2.0.1 fails 'csms:finds_roots(post)'
OCPP=2.0.1 fails 'post:link "cut" wait "1 s" csms:updates(post, 1, "ac-2.bin", "2026-03-06T08:00:00Z", firmware_signature "the bytes")'
OCPP=2.0.1 fails 'post:link "cut" wait "1 s" csms:displays(post, 1, "Hello", { priority = "InFront" })'

holds 'post:sends("BootNotification", { chargePointVendor = any, iccid = absent }) post:told("BootNotification")'
holds 'ann:tap(post) wait "1 min" post:from_now() post:has_not_sent "Authorize"'
holds 'local id, start = ann:charges(post) check(id and start.idTag == ann:card(), "the card that was tapped") ann:tap(post) post:tells "StopTransaction"'
holds 'local _, code = csms:insists(post, "GetConfiguration") post:hears "GetConfiguration" check(code == "timeout", "it is mute")' \
    'csms:answers(post, "BootNotification", { status = "Rejected", interval = 600 })'
holds 'post:hears_nothing("ClearCache", "3 s")' 'test(function() wait "5 s" csms:command(post, "ClearCache") end)'
holds 'check(fits({ 1, 2 }, some(2)) and fits({ a = { b = 1 } }, { a = { b = one_of(1, 2) } }), "patterns")'
holds 'check(not fits({ 1, 2 }, { 1 }) and not fits({ 1 }, { 2 }) and fits({ 1, 2 }, { any, 2 }), "lists")'

play 'inconclusive "nobody can tell"' ''
[ $? = 2 ] && grep -q 'Not judged: nobody can tell' out.txt || { echo "FAILED: inconclusive is something else"; cat out.txt; bad=1; }
# A step that fails ends itself and nothing else, and its findings name it; one that cannot be judged fails nothing.
play 'step("the first", function() post:sends("BootNotification", { iccid = "1" }, "1 s") note "too far" end)
      step("the second", function() check(false, "two is three") end)
      step("the third", function() inconclusive "nobody can tell" end)
      note "went on"' ''
[ $? = 1 ] && "$CHARGERIG" show out/run.db >narration && grep -q 'went on' narration && ! grep -q 'too far' narration &&
    [ "$(jq -r '[.scenarios[0].findings[] | "\(.verdict) \(.sentence | capture("in \"(?<s>[^\"]*)\"").s)"] | join(", ")' out/report.json)" = \
        'fail the first, fail the second, inconc the third' ] ||
    { echo "FAILED: steps are not judged apart"; cat out.txt narration; bad=1; }
# A CSMS need not serve what is no part of the core, and says so; the core it serves.
for action in 'FirmwareStatusNotification { status = "Idle" } 2' 'Heartbeat {} 1'; do
    read -r name payload <<<"${action% *}"
    play "csms:answers(post, '$name', { error = 'NotSupported' }) post:calls('$name', $payload, {})" ''
    [ $? = "${action##* }" ] || { echo "FAILED: a CSMS that does not serve $name:"; cat out.txt; bad=1; }
done
play 'while true do wait "0 s" end' ''
[ $? = 3 ] && grep -q 'time stands still' out.txt || { echo "FAILED: time stands still, and nobody says so"; cat out.txt; bad=1; }
play 'step("a step", 7)' ''
[ $? = 3 ] && grep -q 'step: expected function() ... end, got a number' out.txt || { echo "FAILED: a step that is none is taken"; cat out.txt; bad=1; }
play 'post:tampers("Authorize", { omitt = "idTag" })' ''
[ $? = 3 ] && grep -q "did you mean 'omit'" out.txt || { echo "FAILED: an unknown way to tamper is taken"; cat out.txt; bad=1; }
play 'post:tampers("Authorize", { omit = "id tag" })' ''
[ $? = 3 ] || { echo "FAILED: a path that is none is taken"; cat out.txt; bad=1; }
exit $bad
