#!/usr/bin/env bash
# title: end to end: a run or a server that may not open enough files says how many it needs, and blames nobody
. "$SOURCE_DIR/tests/e2e/lib.sh"
cat >many.lua <<'L'
scenario "many" { begins = "2026-03-06 18:30 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }
local posts = many("CP-%04d", 60, function(id) return station(id) { profile = "neutral-ac-22" } end)
test(function() wait "2 min" end)
L
# limited SOFT HARD OUT OPTION...: a run under these limits; sets code
limited() {
    local soft=$1 hard=$2 out=$3
    shift 3
    (ulimit -Sn "$soft" && ulimit -Hn "$hard" && exec timeout 120 "$CHARGERIG" run --log error --out "$out" "$@") >"$out.txt" 2>&1
    code=$?
    telling=("$out.txt")
}
# a process that can hardly open anything says so, in one sentence
for n in 8 10 15 60; do
    limited $n $n "few$n" --wire ws many.lua
    [ $code = 3 ] || fail "ulimit -n $n: exit $code, not 3"
    [ "$(grep -c . "few$n.txt")" = 1 ] || fail "ulimit -n $n: that is not one sentence"
    grep -q "a run needs [0-9]* open files, and $n are allowed: raise the limit (ulimit -n [0-9]*)" "few$n.txt" || fail "ulimit -n $n"
done
(ulimit -n 20 && exec "$CHARGERIG" serve --port 0) >serve.txt 2>&1
[ $? = 3 ] && grep -q 'chargerig serve needs [0-9]* open files, and 20 are allowed' serve.txt || { cat serve.txt; fail "serve"; }
# one that can, and not for all stations: that story is an error, of which the sentence names the number; the next is played
limited 150 150 some --wire ws many.lua@1.6 "$SOURCE_DIR/scenarios/happy-session.lua"@1.6
[ $code = 3 ] || fail "ulimit -n 150: exit $code, not 3"
grep -q 'many.lua: the story needs 3[0-9][0-9] open files, and 150 are allowed' some.txt || fail "it is not said"
[ "$(sqlite3 some/run.db "SELECT group_concat(state) FROM scenario")" = error,complete ] || fail "the other story is not played"
[ "$(sqlite3 some/run.db "SELECT count(*) FROM finding WHERE verdict='fail'")" = 0 ] || fail "somebody is blamed"
limited 150 150 csms --csms ws://127.0.0.1:1/{station} --dial-ms 500 many.lua@1.6
[ $code = 3 ] && grep -q 'the story needs 2[0-9][0-9] open files' csms.txt || fail "stations of another CSMS: exit $code"
# no socket, no need; a soft limit is no limit; the number that is named is enough
limited 150 150 mem --wire mem many.lua@1.6
[ $code = 0 ] || fail "in memory: exit $code"
limited 150 3000 soft --wire ws many.lua@1.6
[ $code = 0 ] || fail "a soft limit: exit $code"
needed=$(sed -n 's/.*the story needs \([0-9]*\) open files.*/\1/p' some.txt | head -1)
limited "$needed" "$needed" enough --wire ws many.lua@1.6
[ $code = 0 ] || fail "ulimit -n $needed, as it says: exit $code"
