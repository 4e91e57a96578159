#!/usr/bin/env bash
# title: end to end: JUnit has the form that CI servers read, and names that stay from run to run
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3 jq
form() { python3 "$SOURCE_DIR/tests/e2e/junit_form.py" "$1" >form.txt || { head -5 form.txt; fail "$1: not the form of JUnit"; }; }
# case NAME XPATH-like words: the cases of that name, as "classname outcome type line"
case_of() {
    python3 - "$1" "$2" <<'P'
import sys, xml.etree.ElementTree as xml
for case in xml.parse(sys.argv[1]).getroot().iter("testcase"):
    if case.get("name") == sys.argv[2]:
        told = case[0] if len(case) else None
        print(case.get("classname"), "pass" if told is None else f"{told.tag} {told.get('type')}", case.get("line", "-"))
P
}
cp "$SOURCE_DIR/scenarios/happy-session.lua" sound.lua
mkdir ö.x
sed 's/me:plug/me:plugg/' sound.lua >ö.x/slip.lua
cat >late.lua <<'L'
scenario "A name, with <signs> & dots. OCPP" { source = "somebody", begins = "2026-03-06 18:30 UTC" }
station "NL-EXA-0001" { ocpp = "2.0.1" }

test(function()
    check(1 == 2, "one is two")
end)
L
"$CHARGERIG" run sound.lua sound.lua ö.x late.lua --ocpp 2.0.1 --log error --junit here.xml >out.txt 2>err.txt
[ $? = 3 ] || fail "exit code"
form here.xml
cmp -s here.xml out/junit.xml || fail "two files differ"
[ "$(case_of here.xml 'sound.lua@2.0.1 invoice')" = 'sound_lua@2_0_1 pass -' ] || fail "sound: $(case_of here.xml 'sound.lua@2.0.1 invoice')"
[ "$(case_of here.xml 'sound.lua@2.0.1#2 run')" = 'sound_lua@2_0_1#2 pass -' ] || fail "the same once more: $(case_of here.xml 'sound.lua@2.0.1#2 run')"
[ "$(case_of here.xml 'late.lua story')" = 'late_lua failure story.check 5' ] || fail "a failed check: $(case_of here.xml 'late.lua story')"
slip=$(case_of here.xml 'ö.x/slip.lua@2.0.1 run')
[[ $slip = 'ö_x/slip_lua@2_0_1 error scenario '[1-9]* ]] || fail "a slip: $slip"
# where it does not even load it keeps its name
sed -i 's/^scenario "happy session" {/scenario "happy session" { sorce = "a",/' sound.lua
"$CHARGERIG" run sound.lua@2.0.1 --log error --junit again.xml >out.txt 2>err.txt
form again.xml
[[ $(case_of again.xml 'sound.lua@2.0.1 run') = 'sound_lua@2_0_1 error scenario '[1-9]* ]] || fail "what does not load is called another name: $(grep '<testsuite ' again.xml)"
# skipped and inconclusive are told apart
"$CHARGERIG" run late.lua "$SOURCE_DIR/scenarios/happy-session.lua" --ocpp 1.6 --without billing.invoices --log error --junit told.xml >out.txt 2>err.txt
form told.xml
[[ $(case_of told.xml 'late.lua run') = 'late_lua skipped skipped '* ]] || fail "skipped: $(case_of told.xml 'late.lua run')"
grep -q ' invoice".*' told.xml && grep -q '<skipped type="inconclusive"' told.xml || fail "inconclusive: $(grep '<skipped' told.xml)"
