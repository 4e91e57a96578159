#!/usr/bin/env bash
# title: end to end: bad input is one sentence with its place, and exit code 3
. "$SOURCE_DIR/tests/e2e/lib.sh"
bad=0

# wants TEXT COMMAND...: exit code 3, one line on stderr that holds TEXT, nothing like a crash
wants() {
    local text=$1 code lines
    shift
    "$@" >out.txt 2>err.txt
    code=$?
    lines=$(grep -cv '^\[' err.txt)
    if [ "$code" -ne 3 ] || ! grep -qF -- "$text" err.txt || [ "$lines" -ne 1 ]; then
        echo "FAILED: $*"
        echo "  want exit 3 and: $text"
        echo "  got exit $code and $lines lines:"
        sed 's/^/    /' err.txt
        bad=1
    fi
}

head='scenario "s" { begins = "2026-03-06 18:30 Europe/Amsterdam" }'
scenario() { printf '%s\n%s\n' "$head" "$2" >"$1"; }

scenario syntax.lua 'local x = = 1'
wants "syntax.lua:2: unexpected symbol near '='" "$CHARGERIG" run syntax.lua
scenario verb.lua 'expcet.sla { first_reply = "1 min" }'
wants "verb.lua:2: unknown verb 'expcet', did you mean 'expect'?" "$CHARGERIG" run verb.lua
scenario method.lua 'station "P" {} :braeks("meter")'
wants "method.lua:2: unknown word of a station: 'braeks', did you mean 'breaks'?" "$CHARGERIG" run method.lua
scenario option.lua 'driver "D" { tokne = "A" }'
wants "option.lua:2: driver: unknown option 'tokne', did you mean \"token\"?" "$CHARGERIG" run option.lua
scenario unit.lua 'driver "D" { patience = "20 minutess" }'
wants 'unit.lua:2: driver: patience: expected a duration such as "20 min"' "$CHARGERIG" run unit.lua
scenario loop.lua 'while true do end'
wants "loop.lua:2: 5000000 instructions without a wait: an endless loop" "$CHARGERIG" run loop.lua
scenario late_loop.lua 'driver "D" {} :does(function(me) wait "1 h" while true do end end)'
wants "late_loop.lua:2: 5000000 instructions without a wait: an endless loop" "$CHARGERIG" run late_loop.lua
scenario bomb.lua 'local t = {} for i = 1, 1e9 do t[i] = ("x"):rep(1 << 20) .. i end'
wants "bomb.lua:2: the scenario needs more than 64 MiB of memory" "$CHARGERIG" run bomb.lua
scenario profile.lua 'station "P" { profile = "acme-9000" }'
wants 'profile.lua:2: station: "acme-9000" is not a vendor profile; there are: neutral-ac-22, neutral-dc-dual' \
    "$CHARGERIG" run profile.lua
for path in /etc/passwd ../../../../../../etc/passwd /etc/../etc/hostname ./profile.txt /dev/stdin; do
    scenario path.lua "station \"P\" { profile = \"$path\" }"
    wants "path.lua:2: station: \"$path\" is not a vendor profile; there are: " "$CHARGERIG" run path.lua
done
scenario deep.lua "local x = $(printf '(%.0s' {1..300})1$(printf ')%.0s' {1..300})"
wants "deep.lua: C stack overflow" "$CHARGERIG" run deep.lua
scenario backwards.lua 'local s = ("a"):rep(40) s:find(("a?"):rep(40) .. ("a"):rep(40))'
wants "backwards.lua:2: a pattern that is tried in more than" "$CHARGERIG" run backwards.lua
scenario zone.lua ''
sed -i 's/Amsterdam/Amsterdm/' zone.lua
wants 'begins: "Europe/Amsterdm" is not a time zone' "$CHARGERIG" run zone.lua
for begins in "2026-02-30 18:30 Europe/Amsterdam:there is no 2026-02-30 18:30 in Europe/Amsterdam: the month is shorter" \
    "2027-02-29 00:00 UTC:there is no 2027-02-29 00:00 in UTC: the month is shorter" \
    "2026-03-29 02:30 Europe/Amsterdam:there is no 2026-03-29 02:30 in Europe/Amsterdam: summer time begins then" \
    "2026-03-08 02:00 America/New_York:there is no 2026-03-08 02:00 in America/New_York: summer time begins then" \
    "2026-03-06 18:30:expected a local time and its zone such as" "2026-03-06 18:30 :is not a time zone"; do
    when=$(grep -oE '^[0-9-]+ [0-9:]{5}( [A-Za-z_/]*)?' <<<"$begins")
    printf 'scenario "s" { begins = "%s" }\n' "$when" >begins.lua
    wants "${begins#"$when":}" "$CHARGERIG" run begins.lua
done
for ends in "2026-04-31 06:00:2026-04-31 06:00" "2026-03-29 02:59:2026-03-29 02:59"; do
    printf 'scenario "s" { begins = "2026-03-06 18:30 Europe/Amsterdam", ends = "%s" }\n' "${ends:0:16}" >ends.lua
    wants "ends.lua:1: there is no ${ends:17} in this zone: " "$CHARGERIG" run ends.lua
done
printf 'site "x" { bays = 1 }\n' >headless.lua
wants "headless.lua:1: site needs scenario" "$CHARGERIG" run headless.lua
: >empty.lua
wants 'empty.lua:1: the first verb must be scenario' "$CHARGERIG" run empty.lua
printf 'scenario "s"\n' >bare.lua
wants 'bare.lua:1: scenario "s" needs its { ... }' "$CHARGERIG" run bare.lua
head -c 3000000 /dev/zero | tr '\0' '-' >huge.lua
wants "huge.lua is larger than 1048576 bytes" "$CHARGERIG" run huge.lua
printf 'scenario\0' >binary.lua
wants "binary.lua is not a text file" "$CHARGERIG" run binary.lua
wants "cannot read missing.lua: No such file" "$CHARGERIG" run missing.lua
mkdir none
wants "no scenario found in none" "$CHARGERIG" run none
wants 'no scenario found with "zebra" in its file name, title or tags' "$CHARGERIG" run --filter zebra
wants 'no scenario found with "tag:zebra" in its file name, title or tags' "$CHARGERIG" run --filter tag:zebra
wants '--no-projekt is not an option, did you mean --no-project?' "$CHARGERIG" run --no-projekt
wants '--quite is not an option, did you mean --quiet?' "$CHARGERIG" run --quite
mkdir pipes
mkfifo pipes/nobody-writes.lua
wants "no scenario found in pipes" timeout 20 "$CHARGERIG" run pipes

# what an editor or a shell puts before a text is none of it, and lines are counted as they stand there
printf '\xef\xbb\xbf%s\nlocal x = = 1\n' "$head" >mark.lua
wants "mark.lua:2: unexpected symbol near '='" "$CHARGERIG" run mark.lua
printf '#!/usr/bin/env -S chargerig run\n%s\nlocal x = = 1\n' "$head" >shell.lua
wants "shell.lua:3: unexpected symbol near '='" "$CHARGERIG" run shell.lua
printf '\xef\xbb\xbf#!/bin/sh\r\n%s\r\nlocal x = = 1\r\n' "$head" >both.lua
wants "both.lua:3: unexpected symbol near '='" "$CHARGERIG" run both.lua

wants '--pace: expected free, real or Nx such as 10x, got "fast"' "$CHARGERIG" run --pace fast
wants '--wire: expected mem or ws, got "tin"' "$CHARGERIG" run --wire tin
wants '--seed: expected a whole number, got "x"' "$CHARGERIG" run --seed x
wants '"nobody" is not a mutant' "$CHARGERIG" run --mutant nobody
wants '--sed is not an option, did you mean --seed?' "$CHARGERIG" run --sed 1
wants '--out needs a value' "$CHARGERIG" run --out
wants "\"rnu\" is not a command, did you mean \"run\"?" "$CHARGERIG" rnu
wants '--log: expected error, warning, info or debug, got "loud"' "$CHARGERIG" --log loud list
wants "/dev/null/x" "$CHARGERIG" run --out /dev/null/x "$SOURCE_DIR/scenarios/happy-session.lua"

echo "no certificate" >no.pem
wants "no.pem is not a certificate (PEM)" "$CHARGERIG" run --csms "wss://127.0.0.1:9/" --ca no.pem
wants "--ca needs a CSMS at wss" "$CHARGERIG" run --csms "ws://127.0.0.1:9/" --ca no.pem
wants "certificates need --tls-port" "$CHARGERIG" serve --port 0 --tls-test-ca ca
wants "no.pem is not a certificate (PEM)" "$CHARGERIG" serve --port 0 --tls-port 0 --tls-cert no.pem --tls-key no.pem
mkdir ca && echo old >ca/station-ca.key && chmod 644 ca/station-ca.key
start serve.txt "$CHARGERIG" serve --port 0 --tls-port 0 --tls-test-ca ca
for _ in $(seq 100); do [ "$(stat -c %a ca/station-ca.key)" = 600 ] && break; sleep 0.1; done
stop
[ "$(stat -c %a ca/station-ca.key)" = 600 ] || { echo "FAILED: a key that is written over stays readable for all"; bad=1; }
wants "it is a folder" "$CHARGERIG" serve --port 0 --tls-port 0 --tls-cert . --tls-key no.pem
wants "syntax.lua:2: unexpected symbol near '='" "$CHARGERIG" ocpp coverage syntax.lua

wants "nothing.db" "$CHARGERIG" score nothing.db
echo "not a database, but long enough to be looked at as one; not a database at all" >text.db
wants "text.db is not a run file" "$CHARGERIG" score text.db
: >empty.db
wants "empty.db is not a run file" "$CHARGERIG" show empty.db

"$CHARGERIG" run --log error "$SOURCE_DIR/scenarios/happy-session.lua" >/dev/null || bad=1
printf 'return {\n  first_reply = "-5 min",\n}\n' >negative.lua
wants 'negative.lua:' "$CHARGERIG" score out/run.db --sla negative.lua
grep -qF 'first_reply: expected a duration such as "20 min", also "under 20 min", got "-5 min"' err.txt || { cat err.txt; bad=1; }
printf 'return { frist_reply = "5 min" }\n' >typo.lua
wants "expect.sla: unknown option 'frist_reply', did you mean \"first_reply\"?" "$CHARGERIG" score out/run.db --sla typo.lua
printf 'return { csms = 7 }\n' >sut.lua
wants 'SUT profile: csms: expected a string or env "NAME", got a number' "$CHARGERIG" run --sut sut.lua

# a full disk: a tmpfs of 64 KiB where it can be mounted, else a limit on the size of a file
full=$tmp/full
mkdir "$full"
if mount -t tmpfs -o size=64k none "$full" 2>/dev/null; then
    wants "full/run.db: the disk is full" "$CHARGERIG" run --out "$full" "$SOURCE_DIR/scenarios/happy-session.lua"
    umount "$full"
else
    wants "cannot write the run file $full/run.db" bash -c 'trap "" XFSZ; ulimit -f 128; exec "$@"' _ "$CHARGERIG" run --out "$full" "$SOURCE_DIR/scenarios/happy-session.lua"
fi
exit $bad
