#!/usr/bin/env bash
# title: end to end: --filter, tags and --list say which stories are meant, and play nothing else
. "$SOURCE_DIR/tests/e2e/lib.sh"
telling=(out.txt err.txt)
mkdir -p st/security
story() { printf -- '-- %s\nscenario "%s" { %s begins = "2026-03-06 10:00 UTC" }\n' "$1" "$2" "$3" >"st/$1"; }
story evening-peak.lua 'Evening peak (all bays)' 'ocpp = { "1.6", "2.0.1" }, tags = { "night", "load-shift" },'
story quiet.lua 'Tap and go' 'tags = { "nightly" },'
story security/tls.lua 'a certificate of yesterday' ''

# meant WORDS... -- PLAYS...: what the filters leave
meant() {
    local options=() want=()
    while [ "$1" != -- ]; do options+=(--filter "$1"); shift; done
    shift
    "$CHARGERIG" run st --list --format json "${options[@]}" >out.txt 2>err.txt
    [ $? = 0 ] || fail "${options[*]}: exit $?"
    [ "$(jq -r '.[].play' out.txt | sed 's,^st/,,' | xargs)" = "$*" ] || fail "${options[*]}: not $*"
}
peak='evening-peak.lua@1.6 evening-peak.lua@2.0.1'
meant EVENING -- $peak
meant 'evening peak' -- $peak
meant '"bays)"' -- $peak
meant '"Evening peak (all bays), ocpp 2"' -- evening-peak.lua@2.0.1
meant @2.0.1 -- evening-peak.lua@2.0.1
meant 'not peak' -- quiet.lua security/tls.lua
meant '!peak' -- quiet.lua security/tls.lua
meant 'not (peak or go)' -- security/tls.lua
meant 'NOT peak and not certificate' -- quiet.lua
meant 'peak !@1.6' -- evening-peak.lua@2.0.1
meant 'go or peak and @1.6' -- evening-peak.lua@1.6 quiet.lua
meant '(go or peak) and @1.6' -- evening-peak.lua@1.6
meant '"tap and go"' -- quiet.lua
meant night -- $peak quiet.lua
meant tag:night -- $peak
meant 'TAG:Night and not tag:nightly' -- $peak
meant security/ -- security/tls.lua
meant 'not security/' -- $peak quiet.lua
meant 'evening-*@1.6' -- evening-peak.lua@1.6
meant 'e*ing?peak*' -- $peak
meant 'security/*.lua' -- security/tls.lua
meant peak 2.0.1 -- evening-peak.lua@2.0.1
meant not\ peak not\ go -- security/tls.lua

# refuses WORDS...: they are no filter
refuses() {
    "$CHARGERIG" run st --list --filter "$1" >out.txt 2>err.txt
    [ $? = 3 ] && [ "$(wc -l <err.txt)" = 1 ] && grep -qF -- "--filter: \"$1\" is no filter" err.txt || fail "takes $1"
}
for words in '' ' ' not 'and' 'peak and' 'or peak' '(peak' 'peak)' '()' 'peak and or go' '"peak' '!(' tag: 'not not'; do refuses "$words"; done
"$CHARGERIG" run st --filter zebra --filter 'not peak' >out.txt 2>err.txt
[ $? = 3 ] && grep -qF 'no scenario found with "zebra" and "not peak"' err.txt || fail "nothing is left, and which words left it"

# --list plays nothing, leaves nothing, and says what would be skipped against this system
"$CHARGERIG" run st --list >out.txt 2>err.txt || fail "--list"
[ ! -e out ] && grep -q '^4 plays: 4 would be played, 0 skipped' out.txt && grep -q '^plays  st/quiet.lua  Tap and go' out.txt || fail "the list"
"$CHARGERIG" run --list --csms 'ws://127.0.0.1:1/{station}' --ocpp 1.6 >out.txt 2>err.txt || fail "--list against a CSMS"
grep -q '^skips ' out.txt && grep -q 'speak OCPP 2.0.1' out.txt && grep -q '^lacks ' out.txt && grep -q '^plays ' out.txt || fail "what would be skipped"
printf 'scenario "x" {\n' >st/broken.lua
"$CHARGERIG" run st --list >out.txt 2>err.txt
[ $? = 3 ] && grep -q '^error  st/broken.lua' out.txt && grep -q '1 do not load' out.txt || fail "a story that does not load"
rm st/broken.lua

# list knows filters and tags, too
"$CHARGERIG" list st --filter tag:nightly >out.txt 2>err.txt || fail list
grep -q '^Tap and go' out.txt && grep -q 'tag      nightly' out.txt && [ "$(grep -c '  file ' out.txt)" = 1 ] || fail "list by tag"
"$CHARGERIG" list st --filter peak --format json >out.txt && jq -e 'length == 1 and .[0].tags == ["night", "load-shift"]' out.txt >/dev/null || fail "tags in JSON"
"$CHARGERIG" mutants --filter zebra >out.txt 2>err.txt
[ $? = 3 ] && grep -q zebra err.txt || fail "mutants by filter"

# a tag is one word
for tags in '"a b"' '""' '7, {}' '"a:b"' '"x*"'; do
    story quiet.lua q "tags = { $tags },"
    "$CHARGERIG" run st/quiet.lua >out.txt 2>err.txt
    [ $? = 3 ] && grep -q 'quiet.lua:2: scenario: tags must be a list of words' err.txt || fail "takes tags = { $tags }"
done
echo "filters hold"
