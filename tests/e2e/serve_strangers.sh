#!/usr/bin/env bash
# title: end to end: serve is not driven by the page of a stranger, whatever name that gives to its address
. "$SOURCE_DIR/tests/e2e/lib.sh"
serve_start --port 0
curl -s -m 5 -f -o /dev/null -d '{"station":"CP-1","protocol":"ocpp1.6"}' "$url/api/csms/stations" || fail "no station"
upgrade=(-H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Protocol: ocpp1.6'
    -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==')

# answers STATUS PATH OPTIONS...
answers() {
    local want=$1 path=$2 got
    shift 2
    got=$(curl -s -m 1 -i "$@" "$url$path" | head -1 | cut -d' ' -f2)
    [ "$got" = "$want" ] || fail "$path $*: want $want, got $got"
}

# a name that leads here, as a browser asks for it
for name in rebind.example "rebind.example:$port" localhost.rebind.example 127.0.0.1.rebind.example "evil:80" "[::1.evil]" 127.1.evil; do
    answers 421 /api/csms/stations -H "Host: $name"
    answers 421 /api/csms/stations -H "Host: $name" -H "Origin: http://$name" -d '{"station":"CP-2","protocol":"ocpp1.6"}'
    answers 421 / -H "Host: $name"
    answers 403 /ocpp/CP-1 -H "Host: $name" -H "Origin: http://$name" "${upgrade[@]}"
done
curl -s -m 5 "$url/api/csms/stations" | grep -q CP-2 && fail "a stranger's page made a station"
# a page from elsewhere that asks by our address
for origin in http://elsewhere.example https://elsewhere.example null "http://127.0.0.1:1" "http://127.0.0.1" "file://" "127.0.0.1:$port"; do
    answers 403 /api/csms/stations -H "Origin: $origin"
    answers 403 /ocpp/CP-1 -H "Origin: $origin" "${upgrade[@]}"
done
# a station may call it what it likes: it is no browser, which would say where its page is from
answers 101 /ocpp/CP-1 -H "Host: chargers.example" "${upgrade[@]}"
# those who are meant: by address or as localhost; stations of some libraries send our own address as their origin
for name in "127.0.0.1:$port" LOCALHOST "[::1]:$port" 192.0.2.7; do
    answers 200 /api/csms/stations -H "Host: $name"
    answers 200 / -H "Host: $name"
    answers 101 /ocpp/CP-1 -H "Host: $name" "${upgrade[@]}"
    answers 101 /ocpp/CP-1 -H "Host: $name" -H "Origin: http://$name" "${upgrade[@]}"
    answers 101 /ocpp/CP-1 -H "Host: $name" -H "Origin: https://$name" "${upgrade[@]}"
done
stop
# with a token, which no page knows, a server has the names that people give it
KEY=abc serve_start --port 0 --token-env KEY
answers 200 /api/csms/stations -H "Host: chargers.example" -H "Authorization: Bearer abc"
answers 401 /api/csms/stations -H "Host: chargers.example"
