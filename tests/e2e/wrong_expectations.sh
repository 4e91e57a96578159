#!/usr/bin/env bash
# title: end to end: every expectation that is made wrong by hand turns the verdict, by its own rule
. "$SOURCE_DIR/tests/e2e/lib.sh"
bad=0 tried=

# without EXPECT: the story without what it expects there itself, for nothing may be stated twice
without() {
    expect=$1 perl -0pe 's{\Q$ENV{expect}\E\s*(\{(?:[^{}]|(?1))*\}|"[^"]*")}{}g if $ENV{expect}'
}

# wrong SCENARIO RULE LUA FIELD: with this line at its end the story fails by that rule
wrong() {
    local story=$1 rule=$2 file from="$SOURCE_DIR/scenarios/$1.lua"
    [ -f "$from" ] || from=$SOURCE_DIR/tests/verdicts/$1.lua
    file=$(printf '%s.%03d.lua' "$story" "$(find . -name '*.lua' | wc -l)")
    { without "$(grep -oE 'expect\.[a-z]+' <<<"$3" | head -1)" <"$from"; printf '\n%s\n' "$3"; } >"$file"
    "$CHARGERIG" run "$file" --ocpp 1.6 --out out --log error >out.txt 2>err.txt
    if [ $? != 1 ] || ! jq -e --arg rule "$rule" '[.scenarios[].findings[] | select(.rule == $rule and .verdict == "fail")] | length > 0' out/report.json >/dev/null; then
        echo "FAILED: $story with $3 is not held against it by $rule:"
        cat out.txt err.txt
        bad=1
    fi
    tried+=" $(grep -oE 'expect\.[a-z]+' <<<"$3" | head -1 | cut -d. -f2).$4"
}

wrong stuck-cable sla.answer 'expect.sla { answer = "1 s" }' answer
wrong stuck-cable sla.first_reply 'expect.sla { first_reply = "1 s" }' first_reply
wrong stuck-cable sla.progress 'expect.sla { progress = "1 min" }' progress
wrong stuck-cable sla.on_site 'expect.sla { on_site = "1 min" }' on_site
wrong stuck-cable sla.resolution 'expect.sla { resolution = "1 min" }' resolution
wrong stuck-cable sla.cable_returned 'expect.sla { cable_returned = "1 min" }' cable_returned
wrong stuck-cable sla.grade 'expect.sla { grade = "L3" }' grade
# a promise that is broken and then renewed is not one that was kept
wrong late-van sla.promise 'expect.sla { promises = "kept" }' promises

wrong stuck-cable path.deviation 'expect.path "contact close"' model
wrong stuck-cable path.forbidden 'expect.path { forbidden = { "dispatch" } }' forbidden
wrong stuck-cable path.order 'expect.path { must = { "returned before dispatch" } }' must
wrong wrong-bill path.deviation 'expect.path { kinds = { billing = "contact close" } }' kinds
wrong a-part-that-is-missing-reopens-the-ticket path.reopened 'expect.path { max_reopens = 0 }' max_reopens
wrong stuck-cable path.nearest_technician 'expect.dispatch { technician = far }' technician

wrong happy-session invoice.sessions 'expect.invoice { sessions = 2 }' sessions
wrong stuck-cable invoice.idle 'expect.invoice { idle = "99.00 EUR" }' idle
wrong happy-session invoice.sum 'expect.invoice { total = "99.00 EUR" }' total
wrong wrong-bill invoice.sum 'expect.invoice { total = "99.00 EUR" }' total
wrong happy-session invoice.delivery 'expect.invoice { delivery = "paper" }' delivery
wrong happy-session invoice.sessions 'expect.invoice { nothing = true, sessions = 0 }' nothing
wrong wrong-bill invoice.needless_credit 'expect.invoice { credited = "none" }' credited

wrong stuck-cable experience.contacts 'expect.experience { contacts = 0 }' contacts
wrong stuck-cable experience.cable_unattended 'expect.experience { cable_unattended = "1 min" }' cable_unattended
wrong happy-session experience.reason 'expect.experience { reason = "Expired" }' reason
wrong rejected-card experience.start_attempts 'expect.experience { start_attempts = 0 }' start_attempts
wrong stuck-cable experience.silence 'expect.experience { silence = "1 s" }' silence
wrong stuck-cable experience.alternative 'expect.experience { alternative = true }' alternative
wrong paper-invoice-95 experience.tag_assignment 'account "Astrid" {} driver "Astrid" {} expect.experience { tag = { token = "0401AF0095588D", account = "Astrid" } }' tag
wrong paper-invoice-95 experience.tag_assignment 'expect.experience { tag = "none" }' tag
wrong happy-session story.check 'driver "Zoe" {} :does(function(me) check(false, "never") end)' check

# A run is held against another SLA afterwards, and the old one comes back. Escalation is judged by the clocks that the
# desk was told of, so it takes a desk that does not.
"$CHARGERIG" run "$SOURCE_DIR/scenarios/stuck-cable.lua" --out later --log error >first.txt
echo 'return { resolution = "5 min" }' >stricter.lua
"$CHARGERIG" score later/run.db --sla stricter.lua >out.txt
[ $? = 1 ] && grep -q 'fail *sla.resolution' out.txt || { echo "FAILED: a stricter SLA is kept"; cat out.txt; bad=1; }
"$CHARGERIG" score later/run.db >again.txt || { echo "FAILED: the old SLA does not come back"; bad=1; }
diff <(grep -v '^report\|^digest' first.txt) again.txt || bad=1
"$CHARGERIG" run "$SOURCE_DIR/scenarios/late-van.lua" --mutant never-escalates --out out --log error >out.txt
[ $? = 1 ] && grep -q 'fail *sla.escalation' out.txt || { echo "FAILED: nobody is told, and that is right"; cat out.txt; bad=1; }
tried+=" sla.escalation"

# every field that judges anything is tried, but what another owner, a wrong price or a card that is let in is needed for:
# those are made in tests/unit/test_score_path.c, tests/verdicts and by mutants
fields=$("$CHARGERIG" list --expectations --format json | jq -r '.[] | select(.without != "none") | "\(.scorer).\(.field)"')
other=" path.max_handovers experience.surprises experience.refused "
for field in $fields; do
    [[ "$tried $other" == *" $field "* || "$tried" == *" $field" ]] || { echo "FAILED: expect.$field is not tried"; bad=1; }
done
[ $bad = 0 ] && echo "expectations made wrong:$tried"
exit $bad
