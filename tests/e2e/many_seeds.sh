#!/usr/bin/env bash
# title: end to end: --seeds plays each story with many seeds and names those with which it fails
. "$SOURCE_DIR/tests/e2e/lib.sh"
telling=(out.txt err.txt)
story always false
story never true
story some 'math.random(1, 4) > 1' # chance is seeded: with the same seeds every time
failing=()
for seed in $(seq 1 12); do
    "$CHARGERIG" run st/some.lua --seed "$seed" --out one --log error >/dev/null 2>&1 || failing+=("$seed")
done
[ ${#failing[@]} -gt 0 ] && [ ${#failing[@]} -lt 12 ] || fail "chance has it that some fail: ${failing[*]}"

run 1 st --seeds 1-12
sum=$((12 + ${#failing[@]}))
grep -qF "seeds 1-12: 12 played, $sum of 36 plays failed" out.txt || fail "the sum"
grep -qF "  some fails with ${#failing[@]} of 12: ${failing[*]}" out.txt || fail "the seeds of a story: ${failing[*]}"
grep -qF "  always fails with 12 of 12: 1 2 3 4 5 6 7 8 9 10 11 12" out.txt || fail "the seeds of another"
[ "$(jq -c '[.scenarios[] | [.name, .verdict, .seed]]' out/report.json)" = "[[\"always\",\"fail\",1],[\"never\",\"pass\",1],[\"some\",\"fail\",${failing[0]}]]" ] || fail "one play of each is kept: the first of its worst"
jq -e --arg list "${failing[*]}" '.seeds.asked == "1-12" and .seeds.count == 12 and (.seeds.failing[] | select(.name == "some").seeds | map(tostring) | join(" ")) == $list' out/report.json >/dev/null || fail "the seeds in report.json"
[ "$(ls out | grep -c seed)" = 0 ] || fail "nothing lies about: $(ls out)"
"$CHARGERIG" score out/run.db >out.txt 2>err.txt
[ $? = 1 ] && grep -q 'some fails with' out.txt || fail "the run file can be judged again"

# with its seed the play is the same alone
grep -q . out.txt && run 1 --last-failed --filter some
[ "$(jq '.scenarios[0].seed' out/report.json)" = "${failing[0]}" ] || fail "what failed is played with its seed"
run 1 st --seeds 1-12 --jobs 1 && one=$(sed -n 's/^digest: //p' out.txt)
run 1 st --seeds 1-12 --jobs 3
[ "$(sed -n 's/^digest: //p' out.txt)" = "$one" ] && [ -n "$one" ] || fail "the digest hangs by the number of workers"
run 0 st/never.lua --seeds 3,7,5-6,3
grep -qF 'seeds 3,7,5-6,3: 4 played, 0 of 4 plays failed' out.txt || fail "a list"
run 1 st/some.lua --seeds 1-12 --fail-fast
grep -qF "some fails with 1 of ${failing[0]}: ${failing[0]}" out.txt || fail "it stops at the first"

for seeds in '' x 1- -3 3-1 1,,2 1-2-3 '1 2' 1-10001 99999999999999999999; do
    "$CHARGERIG" run st --seeds="$seeds" >out.txt 2>err.txt
    [ $? = 3 ] && [ "$(wc -l <err.txt)" = 1 ] && grep -q -- '--seeds: expected numbers and ranges' err.txt || fail "takes --seeds '$seeds'"
done
run 3 st --seeds 1-2 --seed 1
grep -q 'not both' err.txt || fail "one of them"
echo "seeds: ${failing[*]}"
