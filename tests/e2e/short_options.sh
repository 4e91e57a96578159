#!/usr/bin/env bash
# title: end to end: the usual options have a letter, the same everywhere, and a slip is told once
. "$SOURCE_DIR/tests/e2e/lib.sh"
happy=$SOURCE_DIR/scenarios/happy-session.lua
telling=(out.txt err.txt)
runs() { "$CHARGERIG" "$@" >out.txt 2>err.txt || fail "chargerig $*: exit code $?"; }
# refuses WORDS ARGUMENT...: exit code 3, one line on stderr that has the words, nothing on stdout
refuses() {
    local words=$1
    shift
    timeout 60 "$CHARGERIG" "$@" >out.txt 2>err.txt
    [ $? = 3 ] && [ ! -s out.txt ] && [ "$(wc -l <err.txt)" = 1 ] && grep -qF -- "$words" err.txt || fail "chargerig $*: not \"$words\""
}
runs run -vj2 -o one "$happy"
[ -s one/run.db ] && grep -q '^happy session, OCPP 1.6  *pass' out.txt || fail "-vj2 -o one"
runs run -qotwo -s 7 "$happy"
[ "$(wc -l <out.txt)" = 1 ] && [ "$(jq -r .run.seed two/report.json)" = 7 ] || fail "-qotwo -s 7"
runs run -qj 2 -o three -f 'happy and @1.6' -- "$happy"
[ "$(jq '.scenarios | length' three/report.json)" = 1 ] || fail "-f"
runs run -l "$happy"
runs score -q one/run.db
[ "$(wc -l <out.txt)" = 1 ] || fail "score -q"
runs report -Fjunit one/run.db
grep -q '^<testsuites' out.txt || fail "report -Fjunit"
runs list -Fjson "$happy"
jq -e length out.txt >/dev/null || fail "list -Fjson"
for command in $("$CHARGERIG" help | awk '{print $1}'); do
    runs help "$command"; cp out.txt helped
    runs "$command" -h
    cmp -s out.txt helped || fail "help $command and $command -h differ"
    # the man page says the same, and each ends in examples that can be typed
    runs help --man "$command"
    sed 's/\\e/\\/g; s/\\&//g; s/\\-/-/g' out.txt | sed '1,/^\.nf/d; /^\.fi/,$d' >manned
    cmp -s manned helped || fail "help $command and its man page differ"
    sed -n '/^Examples:$/,/^$/p' helped | grep '^  ' >examples || fail "help $command has no example"
    grep -q "chargerig $command" examples || fail "the examples of help $command are of another command"
    for option in $(grep "^  chargerig $command" examples | grep -oE -- ' --[a-z-]+'); do
        grep -qE -- "^ *(-[a-z], )?(.* )?$option" <(grep -v '^  chargerig' helped) || fail "help $command: the example says $option"
    done
done
"$CHARGERIG" run -h | grep -q '^Short:.* -j --jobs' || fail "the help tells no letters"
refuses '-z is not an option' run -z
refuses '-qz: that is not a row of short options' run -qz
refuses '--jobs needs a value' run -qj
refuses '--jobs: expected a whole number, got "x"' run -jx
refuses '--jobs: expected a whole number, got "=2"' run -j=2
refuses '-l is not an option' score -l
refuses 'did you mean --jobs?' run --job
# a slip that concerns every story
refuses '"http://x" is not an address of a CSMS: it must begin with ws:// or wss://' run --csms http://x -o four
echo 'return { csms = env "NOWHERE" }' >sut.lua
NOWHERE=http://secret refuses 'env NOWHERE is not an address of a CSMS' run --sut sut.lua -o four
! grep -q secret err.txt && [ ! -e four ] || fail "an address of a profile is told, or a folder was made"
