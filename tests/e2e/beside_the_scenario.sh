#!/usr/bin/env bash
# title: end to end: a scenario brings its own vendor profiles, modules and playbooks in folders beside it
. "$SOURCE_DIR/tests/e2e/lib.sh"
mkdir -p town/modules town/vendor-profiles elsewhere
cat >town/modules/common.lua <<'LUA'
local common = { sla = { first_reply = "10 min" } }
function common.charges(me, bay, post)
  me:park(bay) me:plug(post) me:tap(post) wait "1 h" me:tap(post) me:pull_plug() me:leave()
end
return common
LUA
printf 'return { based_on = "neutral-ac-22", max_power = "11 kW" }\n' >town/vendor-profiles/small.lua
cat >town/story.lua <<'LUA'
scenario "own" { begins = "2026-03-02 09:00 UTC" }
local common = module "common"
local yard = site "Yard" { bays = 2 }
local post = station "Y-1" { profile = "small", bay = yard.bay[1] }
local other = station "Y-2" { ocpp = "2.0.1", profile = "./vendor-profiles/small.lua", bay = yard.bay[2] }
tariff "Yard" { energy = "1.00 EUR/kWh" }
driver "Ann" { token = "04AA01" }:does(function(me)
  common.charges(me, yard.bay[1], post)
  check(module "common" == common, "a module is read once")
  check(fits({ a = {} }, { a = list {} }) and not fits({ a = { 1 } }, { a = list {} }), "list {} fits an empty list alone")
  other:calls("DataTransfer", { vendorId = "v", data = list {} })
end)
expect.invoice { sessions = 1 }
LUA
cd elsewhere || exit 1
"$CHARGERIG" run ../town --out out --log error >out.txt 2>err.txt || { cat out.txt err.txt; fail "the story with all of its own"; }
"$CHARGERIG" show out/run.db --all | grep -qF '"data":[]' || fail "list {} is written as []"
"$CHARGERIG" list ../town --format json | jq -e '[.. | .file? // empty] | length == 1' >/dev/null || fail "what is no story is listed as one"

refused() { # WORDS LUA: a module of this text is refused so
    printf '%s\n' "$2" >../town/modules/common.lua
    "$CHARGERIG" run ../town/story.lua --out out --log error >out.txt 2>err.txt
    [ $? = 3 ] && grep -qF -- "$1" err.txt && [ "$(wc -l <err.txt)" = 1 ] || { cat err.txt; fail "a module that is wrong: $2"; }
}
refused "modules/common.lua:1: unknown verb 'tarif', did you mean 'tariff'?" 'tarif "T" {}'
refused "modules/common.lua:2: unexpected symbol" 'return {'
refused "module 'common' returns nothing" 'local x = 1'
refused "module 'common' needs itself" 'return module "common"'
mv ../town/modules/common.lua ../town/modules/comon.lua
"$CHARGERIG" run ../town/story.lua --out out --log error >out.txt 2>err.txt
grep -qF "story.lua:2: module 'common': there is no modules/common.lua beside the scenario, did you mean \"comon\"?" err.txt || { cat err.txt; fail "a module that is not there"; }
sed -i 's/module "common"$/module "..\/x"/' ../town/story.lua
"$CHARGERIG" run ../town/story.lua --out out --log error >out.txt 2>err.txt
grep -qF "story.lua:2: module '../x': a module has a plain name" err.txt || { cat err.txt; fail "a module above the folder"; }

# service levels of a folder: expect.sla "gold" is the table of sla/gold.lua, the same that score --sla takes
mkdir -p ../town/sla
cat >../town/late.lua <<'LUA'
scenario "late" { begins = "2026-03-02 09:00 UTC" }
local yard = site "Yard" { bays = 1 }
station "Y-9" { profile = "neutral-ac-22", bay = yard.bay[1] }
agents "Desk" { playbook = "no-start" }
driver "Lea" { token = "04AA0900000001" }:does(function(me) me:calls_support("help") wait "8 h" end)
expect.sla "gold"
LUA
sla() { # CODE TEXT: the story with these service levels ends so
    printf '%s\n' "$2" >../town/sla/gold.lua
    "$CHARGERIG" run ../town/late.lua --out out --log error >out.txt 2>err.txt
    code=$?
    [ $code = "$1" ] || { cat out.txt err.txt; fail "sla/gold.lua of $2: exit $code, not $1"; }
}
sla 0 'return { first_reply = "8 h" }'
sla 1 'return { first_reply = "1 s" }'
grep -qF 'sla.first_reply' out.txt || fail "it is judged by another rule"
sla 0 'return { first_reply = "8 h" }'
printf 'return { first_reply = "1 s" }\n' >strict.lua
"$CHARGERIG" score out/run.db --sla strict.lua >out.txt 2>&1
[ $? = 1 ] || fail "score --sla with such a table"
sla 3 'return { first_replay = "8 h" }' && grep -qF "late.lua:6: expect.sla: unknown option 'first_replay', did you mean \"first_reply\"?" err.txt || { cat err.txt; fail "a field that is none"; }
sla 3 'return 7' && grep -qF "expect.sla 'gold': expected return { ... } from sla/gold.lua, got a number" err.txt || { cat err.txt; fail "no table"; }
sla 3 'return {' && grep -qF 'sla/gold.lua:1: unexpected symbol' err.txt || sla 3 'return {' && grep -qF 'sla/gold.lua:2: unexpected symbol' err.txt || { cat err.txt; fail "no Lua"; }
mv ../town/sla/gold.lua ../town/sla/golden.lua
"$CHARGERIG" run ../town/late.lua --out out --log error >out.txt 2>err.txt
grep -qF "late.lua:6: expect.sla 'gold': there is no sla/gold.lua beside the scenario" err.txt && grep -qF golden err.txt || { cat err.txt; fail "a file that is not there"; }
for name in ../gold /etc/gold gold.lua ''; do
    sed -i "s,^expect.sla .*,expect.sla \"$name\"," ../town/late.lua
    "$CHARGERIG" run ../town/late.lua --out out --log error >out.txt 2>err.txt
    [ $? = 3 ] && grep -qF "expect.sla '$name': expected a table { ... }, or the plain name of a file in sla/ beside the scenario" err.txt || { cat err.txt; fail "takes sla $name"; }
done
rm ../town/late.lua

# the playbook that chargerig new writes is one that a scenario can follow
"$CHARGERIG" new mine >/dev/null && "$CHARGERIG" new --playbook lost-card >said.txt || fail "new"
[ "$(cat said.txt)" = playbooks/lost-card.lua ] || fail "the playbook stands elsewhere"
sed -i 's/^tariff/agents "Desk" { playbook = "lost-card" }\ntariff/; s/^    wait "1 h"$/    me:calls_support("help") wait "8 h"/; s/contacts = 0/contacts = 1/' mine.lua
"$CHARGERIG" run mine.lua --out out --log error >out.txt 2>err.txt || { cat out.txt err.txt; fail "a new playbook"; }
"$CHARGERIG" new --playbook lost-card 2>err.txt
[ $? = 3 ] && grep -qF 'playbooks/lost-card.lua' err.txt || fail "a playbook that is there is touched"
