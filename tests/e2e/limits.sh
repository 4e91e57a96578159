#!/usr/bin/env bash
# title: end to end: a limit of wall time cuts a story short, says so, and judges what was played
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3 jq
export PYTHONDONTWRITEBYTECODE=1

# plays FLAW CODE OPTIONS...: a run against a CSMS with this flaw ends by itself with that exit code
plays() {
    local flaw=$1 want=$2 at
    shift 2
    start csms.txt python3 "$SOURCE_DIR/tests/e2e/odd_csms.py" "$flaw"
    says csms.txt '^port '
    at=$(sed -n 's/^port //p' csms.txt)
    timeout 60 "$CHARGERIG" run --ocpp 1.6 --csms "ws://127.0.0.1:$at/ocpp/{station}" --out out "$@" >out.txt 2>err.txt
    code=$?
    telling=(out.txt err.txt)
    [ $code = "$want" ] || fail "$flaw: exit $code, not $want"
    kill "$pid"
}
state() { jq -r ".scenarios[$1].state" out/report.json; }

# it asks without end, and the story would take as long as it likes
plays flood 2 --story-s 2 "$SOURCE_DIR/scenarios/happy-session.lua" --pace 10x
[ "$(state 0)" = cut ] || fail "the state of the story is $(state 0)"
grep -q 'The story was cut short' out.txt || fail "it is not said that it was cut short"
grep -q 'the story has taken as long of wall time as it may' <("$CHARGERIG" show out/run.db) || fail "its log does not say why"
! grep -q ' fail ' out.txt || fail "a limit is somebody's fault"

# it answers nothing: what is broken by then stays broken
plays mute 1 --story-s 4 --answer-ms 1000 "$SOURCE_DIR/scenarios/happy-session.lua"
[ "$(state 0)" = cut ] || fail "the state of the story is $(state 0)"
grep -q 'charging never started' out.txt || fail "what was broken by then is not told"

# the run's own limit: the one that is played is cut short, those behind it do not begin
plays flood 2 --run-s 2 --jobs 1 --pace 10x "$SOURCE_DIR"/scenarios/{happy-session,comms-loss,lost-answer}.lua
[ "$(state 0)" = cut ] || fail "the state of the first story is $(state 0)"
[ "$(state 1)/$(state 2)" = lacking/lacking ] || fail "stories begin after the limit: $(state 1) $(state 2)"
grep -q 'the run has taken as long as it may' out.txt || fail "it is not said why they did not begin"

# whoever waits is told of it, also where there is no terminal
plays mute 2 --answer-ms 30000 --story-s 12 --log info "$SOURCE_DIR/scenarios/happy-session.lua"
grep -q '^\[0/[0-9]*\] after [0-9]* s: happy-session.* is at 2026-03-06 .*waits for the system under test' err.txt || fail "nothing says what is waited for"

# no limit, no sentence
"$CHARGERIG" run --story-s 0 --run-s 0 "$SOURCE_DIR/scenarios/happy-session.lua" --out fine >/dev/null 2>&1 || fail "without limits"
"$CHARGERIG" run --story-s x "$SOURCE_DIR/scenarios/happy-session.lua" >bad.txt 2>&1
[ $? = 3 ] && grep -q -e '--story-s' bad.txt || fail "a limit that is no number"
