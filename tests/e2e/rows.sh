#!/usr/bin/env bash
# title: end to end: a story told once a row of a table is a play a row, with a name of its own everywhere
. "$SOURCE_DIR/tests/e2e/lib.sh"
telling=(out.txt err.txt)
mkdir -p st/data
# told NAME ROWS HEAD CHECK: st/NAME.lua, whose rows are ROWS
told() {
    printf 'scenario "%s" { begins = "2026-03-06 10:00 UTC", rows = %s, %s }\nlocal hall = site "Hall" { bays = 1 }\nstation "CP-1" { profile = "neutral-ac-22", bay = hall.bay[1] }\ntest(function() wait "1 min" check(%s, "it holds") end)\n' "$1" "$2" "$3" "$4" >"st/$1.lua"
}
told idle '{ { name = "short", hours = 1 }, { name = "all night", hours = 8, fee = true } }' 'ocpp = { "1.6", "2.0.1" }' 'row.hours < 8 and row.fee == nil'
printf '\xef\xbb\xbfname,hours,text,token\r\nx y,1.5,"7",007\r\n\r\n"7",-2,"a, ""b""\n",\r\n' >st/data/t.csv
told csv '"data/t.csv"' '' 'row.name == "x y" and row.hours == 1.5 and row.text == "7" and row.token == "007" or row.name == "7" and math.type(row.hours) == "integer" and row.text == "a, \"b\"\n" and row.token == ""'

all='st/csv.lua[x y] st/csv.lua[7] st/idle.lua[short]@1.6 st/idle.lua[short]@2.0.1 st/idle.lua[all night]@1.6 st/idle.lua[all night]@2.0.1'
run 1 st --junit junit.xml --jobs 2
[ "$(verdicts)" = 'csv [x y]=pass csv [7]=pass idle [short], OCPP 1.6=pass idle [short], OCPP 2.0.1=pass idle [all night], OCPP 1.6=fail idle [all night], OCPP 2.0.1=fail' ] || fail "verdicts: $(verdicts)"
[ "$(grep -o '<testsuite name="[^"]*"' junit.xml | cut -d'"' -f2 | xargs)" = "$all" ] || fail "junit: $(grep '<testsuite ' junit.xml)"
"$CHARGERIG" show out/run.db --scenario 'idle [all night], OCPP 1.6' >out.txt 2>err.txt && grep -qF 'idle [all night], OCPP 1.6' out.txt || fail "show"
"$CHARGERIG" bundle out/run.db 'st/csv.lua[7]' >out.txt 2>err.txt && [ -s 'csv.lua[7]'* ] || fail "bundle: $(ls)"
grep -qF 'st/idle.lua[all night]@1.6' out/report.html || fail "the page does not name the play"

# meant OPTIONS... -- PLAYS: what --list says
meant() {
    local options=()
    while [ "$1" != -- ]; do options+=("$1"); shift; done
    "$CHARGERIG" run --list --format json "${options[@]}" >out.txt 2>err.txt || fail "${options[*]}: exit $?"
    [ "$(jq -r '.[].play' out.txt | xargs)" = "$2" ] || fail "${options[*]}: $(jq -r '.[].play' out.txt | xargs)"
}
meant st -- "$all"
meant st --last-failed -- 'st/idle.lua[all night]@1.6 st/idle.lua[all night]@2.0.1'
meant st --filter '[SHORT]' -- 'st/idle.lua[short]@1.6 st/idle.lua[short]@2.0.1'
meant st --filter 'all night and @1.6' -- 'st/idle.lua[all night]@1.6'
meant st --ocpp 1.6 --filter idle -- 'st/idle.lua[short]@1.6 st/idle.lua[all night]@1.6'
meant 'st/idle.lua@1.6' -- 'st/idle.lua[short]@1.6 st/idle.lua[all night]@1.6'
meant 'st/idle.lua[short]' -- 'st/idle.lua[short]@1.6 st/idle.lua[short]@2.0.1'
meant 'st/idle.lua[short]@2.0.1' 'st/csv.lua[7]' -- 'st/idle.lua[short]@2.0.1 st/csv.lua[7]'
for at in 1 2; do
    "$CHARGERIG" run st --list --format json --shard $at/2 2>err.txt | jq -r '.[].play' >>shards.txt
done
[ "$(sort shards.txt | xargs)" = "$(jq -r '.[].play' <("$CHARGERIG" run st --list --format json) | sort | xargs)" ] || fail "each play is in one shard"
"$CHARGERIG" list st >out.txt 2>err.txt
[ "$(grep -c '^    row ' out.txt)" = 4 ] && [ "$(grep -c '^    file ' out.txt)" = 2 ] || fail "list shows a story once, and its rows"
"$CHARGERIG" list st --format json | jq -e '[.[].rows] == [["x y", "7"], ["short", "all night"]]' >/dev/null || fail "list in JSON"

# a failure is known of one row
printf 'known "st/idle.lua[all night]@1.6" { rule = "story.check", reason = "B-1", expires = "2999-01-01" }\n' >known.lua
run 1 st/idle.lua --known known.lua
[ "$(verdicts)" = 'idle [short], OCPP 1.6=pass idle [short], OCPP 2.0.1=pass idle [all night], OCPP 1.6=known idle [all night], OCPP 2.0.1=fail' ] || fail "known: $(verdicts)"
printf 'known "st/idle.lua[all night]" { rule = "story.check", reason = "B-1", expires = "2999-01-01" }\n' >known.lua
run 0 st/idle.lua --known known.lua

# what is left out after the first failure, and what does not load, keeps its name
run 1 st/idle.lua --fail-fast --junit junit.xml
[ "$(grep -o '<testsuite name="[^"]*"' junit.xml | cut -d'"' -f2 | tail -n 1)" = 'st/idle.lua[all night]@2.0.1' ] || fail "left out: $(grep '<testsuite ' junit.xml)"
{ cat st/idle.lua; echo 'nonsense()'; } >st/slip.lua
run 3 st/slip.lua --junit junit.xml
[ "$(grep -o '<testsuite name="[^"]*"' junit.xml | cut -d'"' -f2 | head -n 1)" = 'st/slip.lua[short]@1.6' ] || fail "a slip: $(grep '<testsuite ' junit.xml)"
sed -i '/^nonsense/d; s/row.hours < 8/row.hours < 99/' st/slip.lua
meant st --last-failed -- 'st/slip.lua[short]@1.6 st/slip.lua[short]@2.0.1 st/slip.lua[all night]@1.6 st/slip.lua[all night]@2.0.1'
rm st/slip.lua

# refused WORDS ROWS [CHECK]: such rows are none
refused() {
    told bad "$2" '' "${3-true}"
    run 3 st/bad.lua
    grep -qF -- "$1" err.txt && [ "$(grep -c . err.txt)" = 1 ] || fail "$2: $1"
}
refused 'st/bad.lua:1: scenario: rows: row 2 needs a name of its own' '{ { name = "a" }, { hours = 2 } }'
refused 'st/bad.lua:1: scenario: rows: two rows are called "a"' '{ { name = "a" }, { name = "a" } }'
refused '"a/b" is not the name of a row; expected 1 to 80 characters, none of [ ] @ / \ " * ?' '{ { name = "a/b" } }'
refused 'scenario: rows: row 1: expected { name = "...", ... }, got a number' '{ 7 }'
refused 'scenario: rows needs a row' '{ }'
refused 'scenario: rows: expected a list of rows' 'true'
refused "st/bad.lua:4: unknown column of the row 'hors', did you mean 'hours'?" '{ { name = "a", hours = 1 } }' 'row.hors'
for path in ../t.csv data/../../t.csv /etc/passwd t.txt .csv/..; do refused 'expected the path of a file in or below the folder of the scenario that ends in .csv' "\"$path\""; done
refused 'st/lost.csv' '"lost.csv"'
csv() { printf "$2" >st/bad.csv; refused "scenario: rows: st/bad.csv:$1" '"bad.csv"'; }
csv '3: expected 2 values, one a column, got 1' 'name,n\na,1\nb\n'
csv '2: a quotation mark is opened here and never closed' 'name,n\n"a,1\n'
csv '1: expected a column "name", with a name of its own for each row; there are "nam", "n"' 'nam,n\na,1\n'
csv '1: expected a column "name", with a name of its own for each row; there is "name;n" (commas stand between columns)' 'name;n\na;1\n'
csv '3: two rows are called "a"' 'name\na\na\n'
csv '2: "a@1.6" is not the name of a row' 'name\na@1.6\n'
csv '1: expected a row behind the names' 'name\n'
rm st/bad.lua
run 3 'st/idle.lua[shrt]@1.6' && grep -qF 'there is no row "shrt", did you mean "short"?' err.txt || fail "no such row"
printf 'scenario "s" { begins = "2026-03-06 10:00 UTC" }\nnote(row.x)\n' >s.lua
run 3 s.lua && grep -qF "s.lua:2: there is no 'row' here" err.txt && grep -qF 'rows = { ... }' err.txt || fail "a row without rows"
run 3 's.lua[a]' && grep -qF 'FILE[ROW] needs rows = { ... } in the head of the story' err.txt || fail "a row that is asked for without rows"
sed -i 's/"s"/"s [a]"/; s/^note.*//' s.lua
run 3 s.lua && grep -qF 'a name that ends in [ ] is that of a row' err.txt || fail "a name that looks like a row's"
