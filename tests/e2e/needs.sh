#!/usr/bin/env bash
# title: end to end: a story that lacks something is not begun and inconclusive, one that does not apply is skipped
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs jq sqlite3
bad=0

# story NAME HEAD: a story that would fail if it were played
story() {
    cat >"$1.lua" <<EOT
scenario "$1" { begins = "2026-03-06 10:00 UTC", $2 }
local post = station "NL-EXA-0001" { profile = "neutral-ac-22", $3 }
test(function()
  post:sends("BootNotification")
  csms:command(post, "Reset", { type = post:version() == "1.6" and "Soft" or "OnIdle" })
  check(false, "it was played")
end)
EOT
}

# gives NAME CODE VERDICT WORDS OPTIONS...: nothing of it is sent, and this is its verdict, with one finding that says why
gives() {
    local name=$1 code=$2 verdict=$3 words=$4
    shift 4
    rm -rf out
    "$CHARGERIG" run "$name.lua" --out out --log error "$@" >said 2>&1
    [ $? = "$code" ] && [ "$(jq -r '.scenarios[0].verdict' out/report.json)" = "$verdict" ] ||
        { echo "FAILS: $name $* does not end $verdict with $code:"; cat said; bad=1; return; }
    jq -e --arg words "$words" '[.scenarios[0].findings[].sentence | contains($words)] == [true]' out/report.json >/dev/null ||
        { echo "FAILS: $name $* does not say \"$words\" once:"; jq -c '.scenarios[0].findings' out/report.json; bad=1; }
    [ "$(sqlite3 out/run.db "select (select count(*) from frame) + (select count(*) from event where kind='sut_call')")" = 0 ] ||
        { echo "FAILS: $name $*: something was sent"; bad=1; }
}

story asks-a-command 'needs = { "csms.command" }' ''
story needs-a-blocked-card 'needs = { "token Blocked" }' ''
story states-a-blocked-card 'needs = {}' ''
echo 'token "04A1B2C3" { status = "Blocked" }' >>states-a-blocked-card.lua
story wants-a-password 'needs = {}' 'security = 1'
story speaks-tls 'needs = {}' 'security = 2'
story speaks-201 'needs = {}' 'ocpp = "2.0.1"'
story tests-a-station 'conformance = "TC_003_CS"' ''
story scripts-answers 'needs = {}' ''
echo 'csms:answers(station "NL-EXA-0002" {}, "BootNotification", { status = "Pending" })' >>scripts-answers.lua

gives asks-a-command 2 inconc 'needs csms.command' --without csms.command
gives needs-a-blocked-card 2 inconc 'a token that is blocked: csms.enrol would' --without csms.enrol
gives states-a-blocked-card 2 inconc 'provides = { "token Blocked" }' --without csms.enrol
gives wants-a-password 2 inconc 'whose password it knows' --without csms.provision
gives scripts-answers 2 inconc 'needs csms.script' --without csms.script
gives speaks-201 2 skipped 'stations speak OCPP 2.0.1' --ocpp 1.6
# nobody listens there, and nobody has to
gives asks-a-command 2 inconc 'needs csms.command' --csms 'ws://127.0.0.1:1/{station}'
gives speaks-tls 2 skipped 'about TLS' --csms 'ws://127.0.0.1:1/{station}'
gives tests-a-station 2 skipped 'tests stations' --csms 'ws://127.0.0.1:1/{station}'
echo 'return { csms = "ws://127.0.0.1:1/{station}", ocpp = { "1.6" } }' >old.lua
gives speaks-201 2 skipped 'stations speak OCPP 2.0.1' --sut old.lua

# What was provided beforehand is there: the story is begun, and fails at the closed door.
echo 'return { csms = "ws://127.0.0.1:1/{station}", provides = { "token Blocked" } }' >given.lua
"$CHARGERIG" run needs-a-blocked-card.lua --sut given.lua --out out --log error >said 2>&1
[ $? = 3 ] || { echo "FAILS: what the profile provides is still missing:"; cat said; bad=1; }

# A card that nobody could enrol is refused: that is no fault, and what follows is not judged. One that was provided is.
"$CHARGERIG" run "$SOURCE_DIR/scenarios/happy-session.lua" --ocpp 1.6 --without csms.enrol --out out --log error >said 2>&1
[ $? = 2 ] && grep -q 'story.needs: NL-EXA-0001 is told that the token 04[0-9A-F]* is Invalid' said && ! grep -q '^  *fail' said ||
    { echo "FAILS: a card that was never enrolled is held against the CSMS:"; cat said; bad=1; }

# With all its needs met each is played.
for name in asks-a-command states-a-blocked-card wants-a-password speaks-201; do
    "$CHARGERIG" run $name.lua --out out --log error >said 2>&1
    [ $? = 1 ] && grep -q 'it was played' said || { echo "FAILS: $name is not played on the embedded stack:"; cat said; bad=1; }
done

# In a run of several what was not begun makes nothing worse than it is, and is counted by reason.
"$CHARGERIG" run "$SOURCE_DIR/scenarios/happy-session.lua" speaks-201.lua --ocpp 1.6 --out out --log error >said 2>&1
[ $? = 0 ] || { echo "FAILS: a story that is skipped changes the exit code:"; cat said; bad=1; }
grep -q '^skipped, 1 play: Its stations speak OCPP 2.0.1' said || { echo "FAILS: the table does not say why it is skipped:"; cat said; bad=1; }
jq -e '.counts.skipped == 1 and .counts.pass == 1 and .verdict == "pass" and .not_begun[0].plays == 1' out/report.json >/dev/null ||
    { echo "FAILS: the JSON does not count what is skipped"; bad=1; }
grep -q '<skipped type="skipped" message="Its stations speak OCPP 2.0.1' out/junit.xml && grep -c '<testcase classname="speaks-201_lua"' out/junit.xml | grep -qx 1 ||
    { echo "FAILS: junit.xml:"; grep speaks-201 -A3 out/junit.xml; bad=1; }
grep -q 'pill skipped' out/report.html || { echo "FAILS: the page does not show it"; bad=1; }
"$CHARGERIG" score out/run.db >again 2>&1
[ $? = 0 ] && grep -q '^skipped, 1 play' again || { echo "FAILS: scored again it is something else:"; cat again; bad=1; }

# By its rules.
for rule in story.needs story.applies; do
    grep -rq "$rule" "$SOURCE_DIR/reports/score/score_story.c" || { echo "FAILS: there is no rule $rule"; bad=1; }
done

# What a run needs is printed beforehand: each station, token and verb once.
"$CHARGERIG" list --needs states-a-blocked-card.lua wants-a-password.lua asks-a-command.lua >needed
for line in 'csms.command' 'password' 'token Blocked' '04A1B2C3 *Blocked' 'NL-EXA-0001 *ocpp1.6' 'AuthorizationKey [0-9A-F]*' '1.6'; do
    [ "$(grep -cE "^ .*$line" needed)" -ge 1 ] || { echo "FAILS: list --needs does not say $line:"; cat needed; bad=1; }
done
cat >secret.lua <<'EOT'
scenario "secret" { begins = "2026-03-06 10:00 UTC" }
station "A-1" { password = env "PW" }
EOT
PW=geheim123456789012 "$CHARGERIG" list --needs secret.lua >needed
grep -q 'password env PW' needed && ! grep -q geheim needed || { echo "FAILS: a secret is told:"; cat needed; bad=1; }

# A need that is none is an error at its line.
story misspelt 'needs = { "csms.comand" }' ''
"$CHARGERIG" run misspelt.lua --out out --log error >said 2>&1
[ $? = 3 ] && grep -q 'misspelt.lua:1: scenario: needs: "csms.comand" is nothing that can be needed, did you mean "csms.command"?' said ||
    { echo "FAILS: a need that is none:"; cat said; bad=1; }
exit $bad
