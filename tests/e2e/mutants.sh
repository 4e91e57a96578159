#!/usr/bin/env bash
# title: end to end: every mutant is caught by the rule it was made for, and the honest stack passes
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
"$CHARGERIG" mutants --jobs 2 --log error || fail "not every mutant is caught"

# Who claims a mutant and does not catch it is told; who catches it without a claim is asked, too.
sed -E 's/catches = \{/catches = { "softens-resets",/' "$SOURCE_DIR/scenarios/happy-session.lua" >claims.lua
sed -E '/catches = \{/,/\},?$/d' "$SOURCE_DIR/scenarios/happy-session.lua" >modest.lua
"$CHARGERIG" mutants --mutant softens_resets claims.lua >out.txt 2>err.txt
[ $? = 1 ] || fail "a claim that does not hold ends with 1"
says err.txt 'happy session.* says it catches softens_resets and does not$'
says out.txt '^0 caught, 1 not caught, 2 broken claims, honest stack: pass'
"$CHARGERIG" mutants --mutant taxes_twice modest.lua >out.txt 2>err.txt || fail "who claims nothing is asked where nobody claims"
says out.txt '^1 caught, 0 not caught, 0 broken claims'
