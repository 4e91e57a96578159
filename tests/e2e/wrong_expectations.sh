#!/usr/bin/env bash
# title: end to end: every expectation that is made wrong by hand turns the verdict, by its own rule
set -u
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
bad=0 tried=

# wrong SCENARIO RULE LUA: with this line at its end the story fails by that rule
wrong() {
    local story=$1 rule=$2 file
    file=$(printf '%s.%03d.lua' "$story" "$(find . -name '*.lua' | wc -l)")
    { cat "$SOURCE_DIR/scenarios/$story.lua"; printf '\n%s\n' "$3"; } >"$file"
    "$CHARGERIG" run "$file" --out out --log error >out.txt 2>err.txt
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
wrong stuck-cable sla.escalation 'expect.sla { resolution = "5 min", escalation = true }' escalation
# a promise that is broken and then renewed is not one that was kept
wrong late-van sla.promise 'expect.sla { promises = "kept" }' promises

wrong stuck-cable path.deviation 'expect.path "contact close"' model
wrong stuck-cable path.forbidden 'expect.path { forbidden = { "dispatch" } }' forbidden
wrong stuck-cable path.order 'expect.path { must = { "returned before dispatch" } }' must
wrong stuck-cable path.nearest_technician 'expect.dispatch { technician = far }' technician

wrong happy-session invoice.sessions 'expect.invoice { sessions = 2 }' sessions
wrong happy-session invoice.delivery 'expect.invoice { delivery = "paper" }' delivery
wrong happy-session invoice.sessions 'expect.invoice { nothing = true, sessions = 0 }' nothing
wrong disputed-correct-bill invoice.uncredited 'expect.invoice { credited = "all affected" }' credited
wrong wrong-bill invoice.needless_credit 'expect.invoice { credited = "none" }' credited

wrong stuck-cable experience.contacts 'expect.experience { contacts = 0 }' contacts
wrong stuck-cable experience.cable_unattended 'expect.experience { cable_unattended = "1 min" }' cable_unattended
wrong rejected-card experience.reason 'expect.experience { reason = "Invalid" }' reason
wrong rejected-card experience.start_attempts 'expect.experience { start_attempts = 0 }' start_attempts
wrong stuck-cable experience.silence 'expect.experience { silence = "1 s" }' silence
wrong stuck-cable experience.alternative 'expect.experience { alternative = true }' alternative
wrong paper-invoice-95 experience.tag_assignment 'expect.experience { tag = { token = "0401AF0095", account = "Astrid" } }' tag
wrong paper-invoice-95 experience.tag_assignment 'expect.experience { tag = "none" }' tag
wrong happy-session story.check 'driver "Zoe" {} :does(function(me) check(false, "never") end)' check
[ $bad = 0 ] && echo "expectations made wrong:$tried"
exit $bad
