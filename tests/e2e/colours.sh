#!/usr/bin/env bash
# title: end to end: verdicts and what goes wrong have colours at a terminal, and NO_COLOR has none
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3
telling=(plain.txt seen.txt)
story good true
story bad false
at_terminal() { python3 "$SOURCE_DIR/tests/e2e/colours.py" "$@" </dev/null; }
bare() { sed 's/\x1b\[[0-9;]*m//g' "$1"; }
red=$'\e[31m' green=$'\e[32m' off=$'\e[0m'
run 1 st --verbose
same() { # COMMAND...: the words are the same with colours and without
    "$CHARGERIG" "$@" >plain.txt 2>err.txt
    TERM=xterm at_terminal env -u NO_COLOR "$CHARGERIG" "$@" >seen.txt 2>err.txt
    bare seen.txt | cmp -s - plain.txt || { bare seen.txt | diff - plain.txt | head -5; fail "$*: other words with colours"; }
    ! grep -q $'\e' plain.txt || fail "$*: colours without a terminal"
    for how in NO_COLOR=1 TERM=dumb TERM=; do
        TERM=xterm at_terminal env -u NO_COLOR $how "$CHARGERIG" "$@" | cmp -s - plain.txt || fail "$*: colours with $how"
    done
}
same score out/run.db --verbose
grep -qF "verdict: ${red}fail$off" seen.txt && grep -qF "good      ${green}pass$off" seen.txt || fail "verdicts have no colour"
grep -qF "  ${red}fail$off    story.check" seen.txt || fail "findings have no colour"
same show out/run.db
[ "$(grep -cF "world ${red}! check failed" seen.txt)" = 1 ] && ! grep -F ' > ' seen.txt | grep -q $'\e' || fail "what goes wrong has no colour, or else has one"
same score out/run.db --format json
