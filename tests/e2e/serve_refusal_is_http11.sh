#!/usr/bin/env bash
# title: end to end: serve refuses an upgrade in HTTP/1.1
# libwebsockets says HTTP/1.0 there; Python's websockets then reports a broken server, not a 401.
. "$SOURCE_DIR/tests/e2e/lib.sh"
serve_start --port 0 --tls-port 0 --tls-test-ca "$tmp/ca"
tls=$(grep -o 'wss://[0-9.]*:[0-9]*' "$tmp/out" | head -1)
[ -n "$tls" ] || fail "no address of TLS in: $(cat "$tmp/out")"

station() { curl -s -m 5 -f -o /dev/null -H 'Content-Type: application/json' -d "$1" "$url/api/csms/stations"; }
station '{"station":"basic","protocol":"ocpp1.6","password":"right","security":1}' || fail "no station"
station '{"station":"certified","protocol":"ocpp1.6","security":3}' || fail "no station"

upgrade=(-H 'Connection: Upgrade' -H 'Sec-WebSocket-Version: 13')
websocket=("${upgrade[@]}" -H 'Upgrade: websocket' -H 'Sec-WebSocket-Protocol: ocpp1.6')
key=(-H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==')

# refuses STATUS[/STATUS OVER TLS] PATH OPTIONS...: at both ports the first line of the answer
refuses() {
    local plain=${1%/*} secure=${1#*/} path=$2 at got status
    shift 2
    for at in "$url" "https${tls#wss}"; do
        status=$plain
        [ "$at" = "$url" ] || status=$secure
        got=$(curl -s -k -i --http1.1 --path-as-is -m 5 "$@" "$at$path" | head -1 | cut -d' ' -f1,2)
        [ "$got" = "HTTP/1.1 $status" ] || fail "$at$path $*: want HTTP/1.1 $status, got $got"
    done
}

refuses 401 /ocpp/basic "${websocket[@]}" "${key[@]}" -u basic:wrong
refuses 401 /ocpp/basic "${websocket[@]}" "${key[@]}"
refuses 403/401 /ocpp/certified "${websocket[@]}" "${key[@]}" -u certified:right
refuses 404 /ocpp/nobody "${websocket[@]}" "${key[@]}"
refuses 404 /elsewhere "${websocket[@]}" "${key[@]}"
refuses 404 /ocpp/../basic "${websocket[@]}" "${key[@]}"
refuses 400 /ocpp/basic "${upgrade[@]}" -H 'Upgrade: websocket'
refuses 400 /ocpp/basic "${upgrade[@]}" -H 'Upgrade: h2c'
# and what is no upgrade, as before
refuses 426 /ocpp/basic
refuses 404 /nothing
refuses 404 /api/nothing
echo "every refusal is HTTP/1.1"
