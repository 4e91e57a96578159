#!/usr/bin/env bash
# title: end to end: a story told in several versions of OCPP is a play with a verdict in each
. "$SOURCE_DIR/tests/e2e/lib.sh"
happy=$SOURCE_DIR/scenarios/happy-session.lua
fail() { echo "FAILS: $*"; cat out.txt err.txt 2>/dev/null; exit 1; }
# plays CODE ARGUMENT...: the output is in out.txt and err.txt, the names of the plays in names
plays() {
    local want=$1
    shift
    rm -rf out
    "$CHARGERIG" run --out out "$@" >out.txt 2>err.txt
    local code=$?
    [ $code = "$want" ] || fail "$*: exit $code, not $want"
    names=$(jq -r '.scenarios[].name' out/report.json 2>/dev/null)
}
digest() { sed -n 's/^digest: //p' out.txt; }
says() { [ "$(grep -c . err.txt)" = 1 ] && grep -qF -- "$1" err.txt || fail "no sentence \"$1\""; }

plays 0 "$happy" --jobs 1; one=$(digest)
[ "$names" = $'happy session, OCPP 1.6\nhappy session, OCPP 2.0.1' ] || fail "both have a name: $names"
heard() { "$CHARGERIG" show out/run.db --scenario "$1" --all | grep -cE "$2"; }
[ "$(heard 1 StartTransaction)" -gt 0 ] && [ "$(heard 1 TransactionEvent)" = 0 ] || fail "the first does not speak 1.6"
[ "$(heard 2 TransactionEvent)" -gt 0 ] && [ "$(heard 2 StartTransaction)" = 0 ] || fail "the second does not speak 2.0.1"
plays 0 "$happy" --jobs 2; two=$(digest)
[ -n "$one" ] && [ "$one" = "$two" ] || fail "two workers give another digest"
plays 0 "$happy" --wire ws
plays 0 "$happy@2.0.1"
[ "$names" = 'happy session, OCPP 2.0.1' ] || fail "only one was asked for: $names"
plays 0 "$happy" --ocpp 1.6
[ "$names" = 'happy session, OCPP 1.6' ] || fail "only one was asked for: $names"
plays 0 "$SOURCE_DIR/scenarios" --filter 'happy session, OCPP 2'
[[ $names = *'happy session, OCPP 2.0.1' && $names != *1.6* ]] || fail "the filter sees the name of a play: $names"
"$CHARGERIG" run out/run.db@2.0.1 --out out >out.txt 2>err.txt
[ $? = 3 ] || fail "a run file is no story"

"$CHARGERIG" list "$happy" >out.txt 2>err.txt || fail list
[ "$(grep -c 'ocpp ' out.txt)" = 2 ] && [ "$(grep -c 'file ' out.txt)" = 1 ] || fail "list shows a story once, and its versions"
"$CHARGERIG" list "$happy" --format json >out.txt || fail "list --format json"
jq -e 'length == 1 and .[0].name == "happy session" and .[0].ocpp == ["1.6", "2.0.1"] and (.[0].file | endswith(".lua"))' out.txt >/dev/null || fail "list in JSON"

# A station that names a version keeps it.
sed 's/profile = "neutral-ac-22",/& ocpp = "1.6",/' "$happy" >own.lua
plays 0 own.lua
[ "$(heard 2 StartTransaction)" -gt 0 ] || fail "a station does not speak its own version"

story() { printf 'scenario "s" { %s begins = "2026-03-06 10:00 UTC" }\n' "$1" >s.lua; }
story 'ocpp = { "1.6" },'; plays 2 s.lua # nothing happens in it
[ "$names" = s ] || fail "one version needs no name: $names"
story 'ocpp = { "1.7" },'; plays 3 s.lua; says 'scenario: ocpp must be a list of versions that stations speak'
story 'ocpp = "1.6",'; plays 3 s.lua; says 'ocpp'
story 'ocpp = {},'; plays 3 s.lua; says 'scenario: ocpp needs a version'
story 'ocpp = { "1.6", "1.6" },'; plays 3 s.lua; says 'scenario: ocpp names 1.6 twice'
story 'ocpp = versions,'; sed -i '1s/^/local versions = { "1.6", "2.0.1" } /' s.lua; plays 3 s.lua; says 'ocpp needs its versions written out'
story ''; plays 3 s.lua@2.0.1; says 'FILE@VERSION needs ocpp = { ... } in the head of the story'
story 'ocpp = { "1.6" },'; plays 3 s.lua@2.0.1; says 'this story is not played in OCPP 2.0.1'
plays 3 "$happy" --ocpp 3; says '--ocpp'
plays 3 "$happy@1.7"; says 'happy-session.lua@1.7'
echo "both plays: $one"
