#!/usr/bin/env bash
# title: end to end: odd wishes on the command line are met or refused in one sentence
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
bad=0
# gets CODE TEXT COMMAND...: that exit code, and the text somewhere
gets() {
    local want=$1 text=$2 code
    shift 2
    "$CHARGERIG" "$@" >out.txt 2>err.txt
    code=$?
    if [ $code != "$want" ] || ! grep -qF -- "$text" out.txt err.txt; then
        echo "FAILED: chargerig $*: exit $code, wanted $want and: $text"
        head -5 out.txt err.txt
        bad=1
    fi
}
json() { gets "$1" '' "${@:2}"; jq -e . out.txt >/dev/null || { echo "FAILED: chargerig ${*:2}: no JSON"; bad=1; }; }
happy=$SOURCE_DIR/scenarios/happy-session.lua
stuck=$SOURCE_DIR/scenarios/stuck-cable.lua

echo 'scenario "nobody" { source = "an empty place", begins = "2026-03-06 18:30 Europe/Amsterdam" }' >nobody.lua
gets 2 'nothing was judged' run nobody.lua
cp "$happy" twin.lua
gets 0 'verdict: pass' run "$happy" twin.lua --out twins
[ "$(jq ".scenarios | length" twins/report.json)" = 4 ] || { echo "FAILED: two of one name"; bad=1; }
[ "$("$CHARGERIG" show twins/run.db --scenario 2 --actor Ann | grep -c 'drives away')" = 1 ] || { echo "FAILED: the second of two"; bad=1; }

gets 3 '"Anne" is not an actor of this run file, did you mean "Ann"?' show twins/run.db --actor Anne
gets 3 '"9" is not a scenario of this run file' show twins/run.db --scenario 9
gets 3 'expected no argument, got "now"' doctor now
gets 3 'expected a name without quotes' new 'a"b'
gets 0 '' new 'Grüße aus Köln'
gets 0 'Grüße aus Köln' run --verbose 'Grüße aus Köln.lua'
gets 0 'my.lua.story.lua' new my.lua.story
gets 0 'my.lua.story ' run --verbose my.lua.story.lua
gets 3 'did you mean' run --fliter x
gets 3 '--scorers is not an option' list --scorers
for command in 'run --format json --log error' 'mutants --names --format json' 'doctor --format json' \
    'list --format json' 'list --rules --format json' 'list --faults --format json' 'score twins/run.db --format json' 'report twins/run.db --format json'; do
    # shellcheck disable=SC2086
    case $command in run*) json 0 $command "$stuck" ;; *) json 0 $command ;; esac
done
NO_COLOR=1 "$CHARGERIG" run "$stuck" >out.txt 2>err.txt
! grep -q $'\033' out.txt err.txt || { echo "FAILED: NO_COLOR"; bad=1; }
gets 0 'verdict: pass' run "$stuck" --seed 9223372036854775807
gets 3 '--seed: expected a whole number' run "$stuck" --seed 9223372036854775808

# workers change nothing but the wall time
digest() { sed -n 's/^digest: //p' out.txt; }
gets 0 'verdict: pass' run "$happy" "$stuck" "$SOURCE_DIR/scenarios/comms-loss.lua" --jobs 1; one=$(digest)
gets 0 'verdict: pass' run "$happy" "$stuck" "$SOURCE_DIR/scenarios/comms-loss.lua" --jobs 2; two=$(digest)
gets 0 'verdict: pass' run "$happy" "$stuck" "$SOURCE_DIR/scenarios/comms-loss.lua"; cores=$(digest)
[ -n "$one" ] && [ "$one" = "$two" ] && [ "$one" = "$cores" ] || { echo "FAILED: --jobs gives another digest"; bad=1; }
gets 0 'verdict: pass' run "$stuck" --pace 20000x

# a story that begins in an hour that comes twice; one in an hour that the clocks skip is no time
for begins in '2026-10-25 02:30' '2026-03-29 02:30'; do
    sed "s/begins .*= .*/begins = \"$begins Europe\/Amsterdam\",/" "$happy" >"${begins:5:2}.lua"
done
gets 0 'verdict: pass' run 10.lua
gets 3 'there is no 2026-03-29 02:30 in Europe/Amsterdam: summer time begins then' run 03.lua
name=$(printf 'x%.0s' $(seq 5000))
sed "s/scenario \"stuck cable\"/scenario \"$name\"/" "$stuck" >long.lua
gets 0 'verdict: pass' run long.lua
exit $bad
