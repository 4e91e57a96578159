#!/usr/bin/env bash
# title: end to end: a long frame that is not UTF-8 ends the connection with 1007, and nothing else
# libwebsockets' own check wrote behind its buffer when a piece of a long frame was no UTF-8: the heap was broken.
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3
raw="$SOURCE_DIR/tests/e2e/raw_ws.py"

cat >first.lua <<'L'
scenario "bad frames" { begins = "2026-03-06 18:30 Europe/Amsterdam", ends = "2026-03-06 18:31" }
station "F1" { profile = "neutral-ac-22" }
station "F2" { profile = "neutral-ac-22", ocpp = "2.0.1" }
L
sed 's/bad frames/the next story/' first.lua >second.lua

# plays CASE HOW LOG: a CSMS sends CASE; connections end as HOW (those that the end of a story or bytes on their way cut
# are "cut"), the log says LOG, both stories are played to their end
plays() {
    local how=$2 log=$3 ended port
    start csms.txt bash -c 'exec python3 "$@" 2>csms.err' _ "$raw" csms "$1"
    says csms.txt '^port '
    port=$(sed -n 's/^port //p' csms.txt)
    timeout 120 "$CHARGERIG" run --log error --reconnect-ms 100 --out told --csms "ws://127.0.0.1:$port/{station}" first.lua second.lua \
        >run.txt 2>run.err
    ended=$?
    stop
    [ "$ended" -le 2 ] || { cat run.txt run.err; fail "run, $1: exit code $ended"; }
    [ ! -s csms.err ] || { cat csms.err; fail "run, $1: the CSMS"; }
    grep -qx "$how" csms.txt && ! grep -vqxE "port [0-9]+|cut|$how" csms.txt || { cat csms.txt; fail "run, $1: want $how"; }
    "$CHARGERIG" show told/run.db >show.txt || fail "run, $1: the run file cannot be read"
    grep -q '^-- bad frames' show.txt && grep -q '^-- the next story' show.txt || fail "run, $1: a story is missing"
    [ -z "$log" ] || [ "$(grep -cF "loses the connection: $log" show.txt)" -ge 4 ] ||
        { cat show.txt; fail "run, $1: the log does not say: $log"; }
    [ -n "$log" ] || ! grep 'loses the connection' show.txt | grep -vq 'the story is over' || { cat show.txt; fail "run, $1: the connection was lost"; }
}

not_utf8='we hung up: the CSMS sent bytes that are not UTF-8'
for case in 955:100 2400:1000 2400:2399 955:100:300 9000:5000:1000 60000:20000 400:100; do
    plays "$case" "close 1007" "$not_utf8"
done
plays reason cut 'we hung up: the CSMS closed with a reason that is not UTF-8'
plays binary "close 1003" 'we hung up: the CSMS sent a binary frame'
plays 2400:- "goes on" ""
plays 2400:-:7 "goes on" ""

# the same library serves stations
serve_start --port 0 --tls-port 0 --tls-test-ca ca
wss=$(grep -o 'wss://[0-9.]*:[0-9]*' "$tmp/out" | head -1)
for body in '{"station":"U","protocol":"ocpp1.6"}' '{"station":"T","protocol":"ocpp1.6","password":"right","security":2}'; do
    curl -s -m 5 -f -o /dev/null -H 'Content-Type: application/json' -d "$body" "$url/api/csms/stations" || fail "no station"
done
# sends CASE HOW[,HOW]: a station sends CASE; its connection ends in one of these ways
sends() {
    local at got
    for at in "ws${url#http}/ocpp/U" "wss://T:right@${wss#wss://}/ocpp/T"; do
        got=$(timeout 30 python3 "$raw" station "$at" "$1" 2>&1)
        case ",$2," in *",$got,"*) ;; *) fail "serve, $1 to $at: want $2, got $got" ;; esac
    done
}
for case in 955:100 2400:1000 4096:700 9000:5000 955:100:300 955:100:0:deflate 9000:5000:0:deflate 400:100; do
    sends "$case" "close 1007"
done
sends 60000:20000 "close 1007,cut" # what is still on its way may cut the line
sends reason cut
sends binary "close 1003"
for case in 2400:- 2400:-:7 9000:-:0:deflate; do
    sends "$case" "goes on"
done
[ "$(curl -s -m 5 -o /dev/null -w '%{http_code}' "$url/api/health")" = 200 ] || fail "serve no longer answers"
stop
[ "$code" -eq 0 ] && [ ! -s "$tmp/err" ] || { cat "$tmp/err"; fail "serve ended with $code"; }
echo "bad bytes end a connection and nothing else"
