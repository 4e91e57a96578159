#!/usr/bin/env bash
# title: end to end: findings become annotations of GitHub and GitLab, at their lines, and nothing foreign becomes a command
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs jq
mkdir -p 'a,b:c'
cat >'a,b:c/odd.lua' <<'L'
scenario "100 %, odd: one::error file=x" { source = "somebody", begins = "2026-03-06 18:30 UTC" }
station "NL-EXA-0001" {}

test(function()
    check(1 == 2, "100 % of a, b: c")
end)
L
printf 'scenario "slip" { source = "x", begins = "2026-03-06 18:30 UTC" }\n\nstatoin "A"\n' >slip.lua
"$CHARGERIG" run 'a,b:c/odd.lua' slip.lua "$SOURCE_DIR/scenarios/happy-session.lua" --ocpp 1.6 --without billing.invoices --annotations github --log error >out.txt 2>err.txt
[ $? = 3 ] || fail "exit code"
grep '^::' out.txt >told.txt
[ "$(sed -n 1p told.txt | cut -d: -f1-3)" = '::error file=slip.lua,line=3,title=slip.lua%3A scenario' ] || fail "the slip: $(sed -n 1p told.txt)"
[[ $(sed -n 2p told.txt) = '::error file=a%2Cb%3Ac/odd.lua,line=5,title=100 %25%2C odd%3A one%3A%3Aerror file=x%3A story.check::'*'100 %25 of a, b: c'*'%0A'* ]] || fail "the check: $(sed -n 2p told.txt)"
grep -q '^::warning file=.*happy-session.lua,line=1,title=happy session%2C OCPP 1.6%3A invoice' told.txt || fail "inconclusive is no warning"
! grep -v '^::\(error\|warning\) file=[^:,]*,line=[1-9][0-9]*,title=[^:,]*::.' told.txt || fail "not the form of a workflow command"
[[ $(tail -n 1 out.txt) = *' passed, '* ]] || fail "the last line is another"
"$CHARGERIG" run slip.lua --annotations github --format json --log error >out.txt 2>err.txt
jq -e . out.txt >/dev/null && grep -q '^::error ' err.txt || fail "with --format json"

"$CHARGERIG" run 'a,b:c/odd.lua' slip.lua "$SOURCE_DIR/scenarios/happy-session.lua" --without billing.invoices --annotations gitlab --log error >out.txt 2>err.txt
report=out/gl-code-quality-report.json
! grep -q '^::' out.txt || fail "GitHub's commands for GitLab"
jq -e 'length >= 4 and all(.[]; (keys == ["check_name", "description", "fingerprint", "location", "severity"])
    and (.description | type == "string" and length > 0) and (.check_name | length > 0) and (.fingerprint | test("^[0-9a-f]{16}$"))
    and (.severity | IN("info", "minor", "major", "critical", "blocker")) and (.location.path | length > 0)
    and (.location.lines.begin >= 1)) and ([.[].fingerprint] | length == (unique | length))' $report >/dev/null || fail "not the form of a code quality report: $(cat $report)"
[ "$(jq -r '.[0] | "\(.severity) \(.location.path):\(.location.lines.begin)"' $report)" = 'critical slip.lua:3' ] || fail "the slip: $(jq -c '.[0]' $report)"
jq -S '[.[].fingerprint]' $report >once
"$CHARGERIG" run 'a,b:c/odd.lua' slip.lua "$SOURCE_DIR/scenarios/happy-session.lua" --seed 2 --without billing.invoices --annotations gitlab --log error >out.txt 2>err.txt
jq -S '[.[].fingerprint]' $report | cmp -s - once || fail "a finding has another fingerprint in the next run"
"$CHARGERIG" run "$SOURCE_DIR/scenarios/happy-session.lua" --annotations gitlab --log error >out.txt 2>err.txt || fail "a run that passes"
[ "$(jq -c . $report)" = '[]' ] || fail "where nothing is wrong"
"$CHARGERIG" run --annotations jenkins >out.txt 2>err.txt
[ $? = 3 ] && grep -q 'expected github or gitlab' err.txt || fail "another server"
