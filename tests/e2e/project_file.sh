#!/usr/bin/env bash
# title: end to end: a project file says once what run is told every time, and the command line wins
. "$SOURCE_DIR/tests/e2e/lib.sh"
telling=(out.txt err.txt)
mkdir -p p/st p/other p/deep/er
story() {
    printf -- '-- %s\nscenario "%s" { begins = "2026-03-06 10:00 UTC" }\nlocal hall = site "Hall" { bays = 1 }\n' "$1" "$1" >"p/$2/$1.lua"
    printf 'station "CP-1" { profile = "neutral-ac-22", bay = hall.bay[1] }\ntest(function() wait "1 min" check(%s, "it holds") end)\n' "$3" >>"p/$2/$1.lua"
}
story a st true
story b st false
story c other true
project() { printf '%s\n' "$@" >p/chargerig.lua; }
run() { # run CODE FOLDER ARGUMENTS...
    local want=$1 folder=$2
    shift 2
    (cd "$folder" && "$CHARGERIG" run "$@" --log error) >out.txt 2>err.txt
    code=$?
    [ $code = "$want" ] || fail "in $folder: $*: exit $code, not $want"
}
of() { jq -r "$1" p/results/report.json; }

project 'return {' '  scenarios = { "st" }, -- all' '  out = "results",' '  seed = 7, story_s = 60, jobs = 1,' '  known = "known.lua", fail_fast = false,' '}'
echo 'known "st/b.lua" { rule = "story.check", reason = "BILL-1", expires = "2999-01-01" }' >p/known.lua
run 0 p
[ "$(of '[.scenarios[] | "\(.file)=\(.verdict)=\(.seed)"] | join(" ")')" = 'st/a.lua=pass=7 st/b.lua=known=7' ] || fail "as the project says: $(of '[.scenarios[].file]')"
rm -r p/results
run 0 p/deep/er
[ -s p/results/run.db ] && [ ! -e p/deep/er/out ] || fail "paths begin where the file is"
rm p/known.lua

# the command line wins
project 'return { scenarios = "st", out = "results", seed = 7, filter = "a.lua" }'
run 0 p --seed 9
[ "$(of '.scenarios[0].seed')" = 9 ] || fail "the seed of the command line"
run 0 p --seeds 3-4
[ "$(of '.seeds.asked')" = 3-4 ] || fail "seeds in the place of a seed"
run 0 p other --filter c
[ "$(of '[.scenarios[].file] | join(" ")')" = other/c.lua ] || fail "scenarios and filter of the command line"
run 1 p --filter b --out .
[ -s p/run.db ] || fail "the folder of the command line"
run 1 p --no-project st/b.lua
[ -s p/out/run.db ] || fail "--no-project"

# what it may say
refused() { # refused LINE WORDS PROJECT-LINE...
    local line=$1 words=$2
    shift 2
    project "$@"
    run 3 p
    [ "$(wc -l <err.txt)" = 1 ] && grep -qF -- "chargerig.lua:$line: $words" err.txt || fail "$*: no \"$words\" on line $line"
}
refused 3 '"sed" is no field of a project file; expected scenarios, sut, csms, ' 'return {' ' seed = 7,' ' sed = 8 }'
grep -q ' story_s,' err.txt || fail "it is said what is allowed"
refused 1 'seed: expected a whole number' 'return { seed = "x" }'
refused 1 'fail_fast: expected true or false' 'return { fail_fast = 1 }'
refused 2 'out: expected a text in quotes' 'return {' 'out = 5 }'
refused 1 'scenarios: expected a text, or a list of texts' 'return { scenarios = { 1 } }'
refused 1 '"list" is no field' 'return { list = true }'
refused 1 '"" is no field' 'return { "st" }'
refused 1 'expected return { ... }' '-- nothing'
refused 2 "unexpected symbol" 'return {' ' = 1 }'
project 'return { wire = "tin", scenarios = "st" }'
run 3 p && grep -q -- '--wire: expected mem or ws, got "tin"' err.txt || fail "a value that no option takes"
run 0 p --help

# doctor says which one is used; the file for editors is none, and neither is a scenario
(cd p/deep && "$CHARGERIG" doctor) >out.txt 2>&1
grep -q 'project file .*\.\./chargerig.lua' out.txt || fail "doctor names it"
project '---@meta' '-- for editors'
(cd p/deep && "$CHARGERIG" doctor) >out.txt 2>&1
grep -q 'project file .*none' out.txt || fail "the file for editors is none"
run 1 p . --out results
[ "$(of '[.scenarios[].file] | join(" ")')" = './other/c.lua ./st/a.lua ./st/b.lua' ] || fail "it is no scenario: $(of '[.scenarios[].file] | join(" ")')"
echo "the project file holds"
