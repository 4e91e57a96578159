#!/usr/bin/env bash
# title: end to end: a bundle is one small file of one play, from which nobody learns who the people are
. "$SOURCE_DIR/tests/e2e/lib.sh"
"$CHARGERIG" run "$SOURCE_DIR"/scenarios/{stuck-cable,happy-session}.lua --mutant taxes_twice --log error --out out >out.txt 2>err.txt
[ $? = 1 ] || fail "the run does not fail: $(cat err.txt)"
play=$(sqlite3 out/run.db "SELECT file FROM scenario WHERE file LIKE '%stuck-cable.lua' LIMIT 1")@2.0.1
number=$(sqlite3 out/run.db "SELECT scenario FROM scenario WHERE name='stuck cable, OCPP 2.0.1'")
sqlite3 out/run.db "SELECT token FROM token WHERE scenario=$number UNION SELECT name FROM actor WHERE scenario=$number AND kind IN
    ('driver', 'agent', 'technician') UNION SELECT person FROM account WHERE scenario=$number" >people
[ "$(wc -l <people)" -ge 3 ] || fail "there is nobody: $(cat people)"
made=$("$CHARGERIG" bundle out/run.db "$play") || fail "no bundle"
[ "$made" = stuck-cable.lua@2.0.1.html ] && [ -s "$made" ] || fail "it is called $made"
[ "$(stat -c %s "$made")" -lt 600000 ] || fail "it has $(stat -c %s "$made") bytes"
[ "$(find . -name '*.tmp*' | wc -l)" = 0 ] || fail "something is left behind"
grep -q invoice.tax "$made" && grep -q 'TransactionEvent' "$made" && grep -q driver-1 "$made" && grep -q token-1 "$made" || fail "it has no evidence"
while read -r who; do
    ! grep -qw -e "$who" "$made" || fail "$who is in the page: $(grep -ow -m1 -e ".\{40\}$who.\{40\}" "$made" | head -1)"
done <people

# As a run file it is read by all that read one, and says the same of the play.
"$CHARGERIG" bundle out/run.db "$number" --format db --out bundle.db >/dev/null || fail "no run file"
[ "$(sqlite3 bundle.db 'SELECT count(*) FROM scenario')" = 1 ] || fail "other plays are in it"
while read -r who; do
    ! sqlite3 bundle.db .dump | grep -qw -e "$who" || fail "$who is in the run file"
done <people
"$CHARGERIG" show bundle.db >told.txt && grep -q 'driver-1' told.txt || fail "it cannot be shown"
"$CHARGERIG" score bundle.db >scored.txt
[ $? = 1 ] && grep -q 'invoice.tax' scored.txt || fail "it is judged otherwise: $(cat scored.txt)"
! "$CHARGERIG" bundle out/run.db 'no such play' 2>err.txt || fail "a play that is not there"
grep -q '"no such play" is no play of this run file' err.txt || fail "$(cat err.txt)"
! "$CHARGERIG" bundle out/run.db cable 2>err.txt || fail "two plays"
grep -q 'is in 2 plays of this run file' err.txt || fail "$(cat err.txt)"
