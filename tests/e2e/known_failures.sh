#!/usr/bin/env bash
# title: end to end: known failures are counted apart, only new ones fail, and so does one that is gone
. "$SOURCE_DIR/tests/e2e/lib.sh"
telling=(out.txt err.txt)
story good true
story bad false
story both false 'ocpp = { "1.6", "2.0.1" }'
entry() { printf 'known "%s" { rule = "%s", reason = "BILL-123", expires = "%s"%s }\n' "$1" "${3-story.check}" "${2-2999-01-01}" "${4-}"; }

{ echo '-- what we know of'; entry st/bad.lua; entry st/both.lua; } >known.lua
run 0 st --known known.lua
[ "$(verdicts)" = 'bad=known both, OCPP 1.6=known both, OCPP 2.0.1=known good=pass' ] || fail "all are known: $(verdicts)"
grep -q '^1 passed, 0 failed, 0 errors, 0 inconclusive, 0 skipped, 3 known to fail' out.txt || fail "the sum"
# what is known is said without --verbose too, each once, with the plays that it is in
grep -qx 'known to fail, by reason' out.txt && grep -qF '  2 plays, story.check: A check failed' out.txt || fail "the rule that is known is not said"
[ "$(grep -c 'Known until' out.txt)" = 2 ] && grep -qx ' *both, OCPP 1.6; both, OCPP 2.0.1' out.txt || fail "each once, with its plays"
jq -e '.verdict == "known" and .counts.known == 3 and ([.scenarios[].findings[] | select(.verdict == "known")] | length) == 3' out/report.json >/dev/null || fail "report.json"
jq -r '.scenarios[0].findings[0].sentence' out/report.json | grep -qF 'Known until 2999-01-01: BILL-123 (known.lua:2).' || fail "the finding says who knows it"
[ "$(grep -c 'type="known"\|<skipped' out/junit.xml)" -ge 3 ] && ! grep -q '<failure' out/junit.xml || fail "JUnit"
"$CHARGERIG" score out/run.db >out.txt 2>&1 || fail "the run file is judged the same again"

# one version of it, and what else comes
entry st/both.lua@1.6 >known.lua
run 1 st --known known.lua
[ "$(verdicts)" = 'bad=fail both, OCPP 1.6=known both, OCPP 2.0.1=fail good=pass' ] || fail "one version: $(verdicts)"
entry st/bad.lua 2999-01-01 story.check ', says = "it holds"' >known.lua
run 0 st/bad.lua --known known.lua
entry st/bad.lua 2999-01-01 story.check ', says = "something else"' >known.lua
run 1 st/bad.lua --known known.lua

# gone, over, and of a story that is not played
entry st/good.lua >known.lua
run 1 st/good.lua --known known.lua
grep -q 'story.known_gone: story.check is known to fail here (BILL-123), and does not fail' out.txt || fail "gone"
entry st/bad.lua 2020-01-01 >known.lua
run 1 st/bad.lua --known known.lua
grep -q 'story.known_over: The failure of story.check was known until 2020-01-01' out.txt && grep -q 'story.check: A check failed' out.txt || fail "over"
entry st/bad.lua >known.lua
run 0 st/good.lua --known known.lua

# fail fast goes on over what is known
run 1 st --known known.lua --fail-fast --jobs 2
[ "$(verdicts)" = 'bad=known both, OCPP 1.6=fail st/both.lua@2.0.1=skipped st/good.lua=skipped' ] || fail "fail fast: $(verdicts)"
run 1 st --known known.lua
run 1 --last-failed
[ "$(verdicts)" = 'both, OCPP 1.6=fail both, OCPP 2.0.1=fail' ] || fail "what is known did not fail: $(verdicts)"

refused() { # refused WORDS LINE: the file has this line
    echo "$2" >known.lua
    run 3 st --known known.lua
    [ "$(wc -l <err.txt)" = 1 ] && grep -qF -- "known.lua:1: $1" err.txt || fail "$2: no \"$1\""
}
refused 'known: "story.chekc" is not a rule, did you mean "story.check"?' "$(entry st/bad.lua 2999-01-01 story.chekc)"
refused 'known: there is no scenario "st/nobody.lua"' "$(entry st/nobody.lua)"
refused 'known: expires: expected a day such as "2027-03-01", got "2027-13-01"' "$(entry st/bad.lua 2027-13-01)"
refused 'known: expires: expected a day' "$(entry st/bad.lua tomorrow)"
refused 'known needs rule, reason and expires' 'known "st/bad.lua" { rule = "story.check" }'
refused "" 'known "st/bad.lua" { rule = "story.check", reson = "x" }'
refused "no known failure is named; expected known" "-- all are mended"
run 3 st --known nowhere.lua
grep -q 'nowhere.lua' err.txt || fail "no file"

# judged by these alone; inconclusive accepted
run 0 st --only protocol,invariant
grep -q '^judged by protocol,invariant alone (--only)' out.txt || fail "it says by what"
[ "$(jq -c '[.scenarios[0].scores | keys[]]' out/report.json)" = '["invariant","protocol"]' ] || fail "only these judged"
run 1 st --only story
for only in '' x protocol,x ,protocol protocol,; do
    run 3 st --only="$only"
    [ "$(wc -l <err.txt)" = 1 ] && grep -q -- '--only: expected scorers' err.txt || fail "takes --only '$only'"
done
printf 'scenario "nothing" { begins = "2026-03-06 10:00 UTC", needs = { "csms.command" } }\n' >st/lacks.lua
run 2 st/lacks.lua --without csms.command
run 0 st/lacks.lua --without csms.command --accept inconclusive
grep -q 'inconclusive is accepted (--accept): exit code 0' out.txt || fail "it says that it is accepted"
run 1 st --without csms.command --accept inconclusive
run 3 st --accept fail
echo "known failures hold"
