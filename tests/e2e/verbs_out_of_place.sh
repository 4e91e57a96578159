#!/usr/bin/env bash
# title: end to end: a verb of a story in an SLA file, a SUT profile or a vendor profile is one sentence
# check and note there wrote into a log that did not exist; so crashed verbs before the head of a scenario.
. "$SOURCE_DIR/tests/e2e/lib.sh"
bad=0
begins='begins = "2026-03-06 18:30 Europe/Amsterdam"'

# wants TEXT COMMAND...: exit code 3 and one line on stderr, which holds TEXT
wants() {
    local text=$1 code
    shift
    "$@" >out.txt 2>err.txt
    code=$?
    if [ "$code" -ne 3 ] || ! grep -qF -- "$text" err.txt || [ "$(wc -l <err.txt)" -ne 1 ]; then
        echo "FAILED: $*: want exit 3 and: $text; got exit $code and:"
        sed 's/^/    /' err.txt
        bad=1
    fi
}

"$CHARGERIG" run --log error --out told "$SOURCE_DIR/scenarios/happy-session.lua" >/dev/null || bad=1

while read -r verb words; do
    printf 'local quick = "5 min"\n%s return { first_reply = quick }\n' "$words" >sla.lua
    wants "sla.lua:2: '$verb' is a verb of a story and does not belong in an SLA file, which returns a table" \
        "$CHARGERIG" score told/run.db --sla sla.lua
    printf 'local url = "ws://127.0.0.1:9/"\n%s return { csms = url }\n' "$words" >sut.lua
    wants "sut.lua:2: '$verb' is a verb of a story and does not belong in a SUT profile, which returns a table" \
        "$CHARGERIG" run --log error --sut sut.lua
    printf 'local base = "neutral-ac-22"\n%s return { based_on = base }\n' "$words" >profile.lua
    printf 'scenario "s" { %s }\nstation "P" { profile = "./profile.lua" }\n' "$begins" >own_profile.lua
    wants "profile.lua:2: '$verb' does not belong in a vendor profile, which returns a table" \
        "$CHARGERIG" run --log error own_profile.lua
done <<'VERBS'
check check(true, "x")
note note "x"
inconclusive inconclusive "x"
agents agents "desk" {}
technician technician "T" {}
playbook playbook(function() end)
csms csms:shows("CSMS")
test test(function() end)
wait wait "1 min"
scenario scenario "s" {}
expect expect.dispatch { technician = true }
VERBS

while read -r verb words; do
    printf '%s\nscenario "s" { %s }\n' "$words" "$begins" >early.lua
    wants "early.lua:1: $verb needs scenario" "$CHARGERIG" run --log error early.lua
done <<'VERBS'
agents agents "desk" {}
technician technician "T" {}
playbook playbook(function() end)
csms:shows csms:shows("CSMS")
VERBS
wants "billing.lua:" "$CHARGERIG" run --log error "$SOURCE_DIR/scenarios/playbooks/billing.lua"

# what does belong there is still taken
printf 'local t = {}\nfor k, v in pairs { first_reply = "5 min" } do t[k] = v end\nreturn t\n' >fine.lua
"$CHARGERIG" score told/run.db --sla fine.lua >out.txt 2>err.txt || { echo "FAILED: an SLA file may use pairs"; cat out.txt err.txt; bad=1; }
printf 'return 7\n' >seven.lua
wants "seven.lua:1: expected a table { ... } from an SLA file, got a number" "$CHARGERIG" score told/run.db --sla seven.lua
printf 'return { csms = env "NOT_THERE_AT_ALL" }\n' >secret.lua
wants "there is no environment variable NOT_THERE_AT_ALL" "$CHARGERIG" run --log error --sut secret.lua
exit $bad
