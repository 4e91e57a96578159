#!/usr/bin/env bash
# title: end to end: --fail-fast stops at the first story that fails, --last-failed plays what failed
. "$SOURCE_DIR/tests/e2e/lib.sh"
telling=(out.txt err.txt)
for name in a b c e f; do story $name true; done
story d false
story g false 'ocpp = { "1.6", "2.0.1" }'
digest() { sed -n 's/^digest: //p' out.txt; }

run 1 st --jobs 1
[ "$(verdicts)" = 'a=pass b=pass c=pass d=fail e=pass f=pass g, OCPP 1.6=fail g, OCPP 2.0.1=fail' ] || fail "all: $(verdicts)"

# the same with any number of workers, to the digest
want='a=pass b=pass c=pass d=fail st/e.lua=skipped st/f.lua=skipped st/g.lua@1.6=skipped st/g.lua@2.0.1=skipped'
for jobs in 1 2 3 8; do
    run 1 st --fail-fast --jobs $jobs
    [ "$(verdicts)" = "$want" ] || fail "$jobs workers: $(verdicts)"
    [ $jobs = 1 ] && one=$(digest)
    [ "$(digest)" = "$one" ] || fail "$jobs workers give another digest"
done
grep -q 'skipped, 4 plays: Not played: a story before it failed (--fail-fast).' out.txt || fail "it is said what was not played"
jq -e '.counts.skipped == 4 and ([.scenarios[].findings[] | select(.rule == "story.played")] | length) == 4' out/report.json >/dev/null || fail "report.json says it"
[ "$(grep -c 'Not played' out/junit.xml)" -ge 4 ] || fail "JUnit says it"
run 0 st/a.lua st/b.lua --fail-fast
[ "$(verdicts)" = 'a=pass b=pass' ] || fail "nothing fails"
run 1 st/g.lua st/a.lua --fail-fast --jobs 2
[ "$(verdicts)" = 'g, OCPP 1.6=fail st/g.lua@2.0.1=skipped st/a.lua=skipped' ] || fail "the first fails: $(verdicts)"
printf 'scenario "x" {\n' >st/bb.lua
run 3 st --fail-fast --jobs 2
[ "$(verdicts | cut -d' ' -f1-4)" = 'a=pass b=pass st/bb.lua=error st/c.lua=skipped' ] || fail "an error stops it, too: $(verdicts)"

# what failed is played again, alone, until it holds
run 3 st
run 3 --last-failed
[ "$(verdicts)" = 'st/bb.lua=error d=fail g, OCPP 1.6=fail g, OCPP 2.0.1=fail' ] || fail "what failed: $(verdicts)"
cp out/run.db before.db
rm st/bb.lua
story d true
run 1 st --last-failed
[ "$(verdicts)" = 'd=pass g, OCPP 1.6=fail g, OCPP 2.0.1=fail' ] || fail "what failed of those that are there: $(verdicts)"
run 1 --last-failed --filter @2.0.1
[ "$(verdicts)" = 'g, OCPP 2.0.1=fail' ] || fail "one version of it: $(verdicts)"
run 0 --failed-in before.db --filter 'not bb' --list
story g true 'ocpp = { "1.6", "2.0.1" }'
run 0 --last-failed
run 0 --last-failed
grep -q '^nothing failed in out/run.db$' out.txt || fail "nothing failed, and it says so"
[ "$(jq '.scenarios | length' out/report.json)" = 1 ] || fail "the file is as it was"
run 0 --failed-in before.db --filter 'not bb'
[ "$(verdicts)" = 'd=pass g, OCPP 1.6=pass g, OCPP 2.0.1=pass' ] || fail "what failed in a named run: $(verdicts)"

# the seed with which it failed, unless another is asked for
story s false
run 1 st/s.lua --seed 77
run 1 --last-failed
[ "$(jq '.scenarios[0].seed' out/report.json)" = 77 ] || fail "with its seed"
run 1 --last-failed --seed 5
[ "$(jq '.scenarios[0].seed' out/report.json)" = 5 ] || fail "with another seed"

run 3 st/a.lua --last-failed
grep -q 'none of the scenarios that failed is among those' err.txt || fail "none is among those"
run 3 --failed-in nothing.db
grep -q 'nothing.db' err.txt && [ "$(wc -l <err.txt)" = 1 ] || fail "no such file"
run 3 --failed-in st/a.lua
grep -q 'not a run file\|not a database' err.txt && [ "$(wc -l <err.txt)" = 1 ] || fail "no run file"
echo "failures first"
