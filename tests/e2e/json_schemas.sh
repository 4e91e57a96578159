#!/usr/bin/env bash
# title: end to end: what the program prints as JSON fits the schemas that are installed, field by field
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3 jq
export PYTHONDONTWRITEBYTECODE=1
python3 -c 'import jsonschema' 2>/dev/null || { echo "skipped: no python3-jsonschema here"; exit 77; }
schemas=$SOURCE_DIR/packaging/schemas
mkdir st docs
cat >st/rows.lua <<'LUA'
-- A story of a table.
scenario "rows" { begins = "2026-03-06 10:00 UTC", ocpp = { "1.6", "2.0.1" }, tags = { "nightly" }, source = "by hand",
  rows = { { name = "one", wh = 1 }, { name = "two", wh = 2 } } }
station "CP-1" {}
test(function() wait "1 s"; check(false, "it holds") end)
LUA
cat >st/more.lua <<'LUA'
scenario "more" { begins = "2026-03-06 10:00 UTC", ocpp = { "2.0.1" } }
station "CP-1" {}
test(function() wait "1 s"; check(false, "it holds") end)
LUA
cat >st/luck.lua <<'LUA'
scenario "luck" { begins = "2026-03-06 10:00 UTC" }
test(function() check(math.random(2) == 1, "the die falls well") end)
LUA
printf 'scenario "broken" { begins = "2026-03-06 10:00 UTC" }\nfoo()\n' >st/broken.lua
echo 'known "st/luck.lua" { rule = "story.check", reason = "BUG-1", expires = "2999-01-01" }' >known.lua
happy=$SOURCE_DIR/scenarios/happy-session.lua stuck=$SOURCE_DIR/scenarios/stuck-cable.lua late=$SOURCE_DIR/scenarios/late-van.lua

# report.json is what run, score, merge and report print, too
report() { # report NAME ARGUMENTS...
    local name=$1
    shift
    "$CHARGERIG" run "$@" --format json --out "$name" >docs/report."$name".json 2>/dev/null
    cmp -s docs/report."$name".json "$name/report.json" || fail "run prints another report than it writes: $*"
}
report rows st/rows.lua st/more.lua st/broken.lua
report skipped st/more.lua st/rows.lua --ocpp 1.6
report luck st/luck.lua --seeds 1-8
report known st/luck.lua --seed 1 --known known.lua
report known st/luck.lua --seed 2 --known known.lua
report late "$late" "$SOURCE_DIR/scenarios/billing/to-the-cent.lua" --mutant taxes_twice
report foreign "$happy" "$late" --mutant adds_unknown_fields
report few "$stuck" "$happy" --without csms.command,desk.events
cp late/report.json docs/report.json
"$CHARGERIG" score late/run.db --format json >docs/report.score.json 2>/dev/null
"$CHARGERIG" report late/run.db --format json >docs/report.report.json 2>/dev/null
"$CHARGERIG" show rows/run.db --format json >docs/show.rows.json || fail show
"$CHARGERIG" show late/run.db --scenario "$(jq -r '.scenarios[0].play' late/report.json)" --all --format json >docs/show.json || fail "show --all"

for what in rules expectations steps readings faults; do
    "$CHARGERIG" list --$what --format json >docs/list-$what.json || fail "list --$what"
done
"$CHARGERIG" list --needs --format json "$SOURCE_DIR"/scenarios/{billing,security,one-family.lua,running-cost-201.lua} >docs/list-needs.json || fail "list --needs"
"$CHARGERIG" list --conformance --format json "$SOURCE_DIR/scenarios/conformance/1.6" >docs/list-conformance.json || fail "list --conformance"
"$CHARGERIG" list --format json "$SOURCE_DIR"/scenarios/{billing,conformance/1.6} >docs/list.json || fail list
"$CHARGERIG" list st/rows.lua --format json >docs/list.rows.json || fail "list of one"
"$CHARGERIG" doctor --format json >docs/doctor.json
"$CHARGERIG" mutants --names --format json >docs/mutants-names.json
"$CHARGERIG" mutants "$happy" --mutant taxes_twice --format json >docs/mutants.json || fail mutants
"$CHARGERIG" ocpp coverage late/run.db --format json >docs/ocpp-coverage.json
"$CHARGERIG" ocpp show SetChargingProfile --format json >docs/ocpp-show.json || fail "ocpp show"
for action in TransactionEvent NotifyEVChargingNeeds SetVariables DataTransfer; do
    "$CHARGERIG" ocpp show $action --version 2.0.1 --format json >docs/ocpp-show.$action.json || fail "ocpp show $action"
done
printf '%s\n' '[2,"1","Heartbeat",{"a":1}]' '[3,"1",{}]' '[3,"9",{}]' |
    "$CHARGERIG" ocpp check - --format json >docs/ocpp-check.json
cd docs && python3 "$SOURCE_DIR/tests/e2e/json_schemas.py" "$schemas" || fail "a document does not fit"
