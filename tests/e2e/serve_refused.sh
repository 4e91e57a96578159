#!/usr/bin/env bash
# title: end to end: serve says who was refused and why, once, without a secret and without their colours
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs jq openssl python3
serve_start --port 0 --tls-port 0 --tls-test-ca "$tmp/ca"
tls=https$(grep -o 'wss\(://[0-9.]*:[0-9]*\)' "$tmp/out" | head -1 | cut -c4-)

station() { curl -s -m 5 -f -o /dev/null -d "$1" "$url/api/csms/stations" || fail "no station"; }
station '{"station":"basic","protocol":"ocpp1.6","password":"the-right-one","security":1}'
station '{"station":"two","protocol":"ocpp2.0.1"}'
station '{"station":"certified","protocol":"ocpp1.6","security":3}'
station '{"station":"unset","protocol":"ocpp1.6","security":1}'

upgrade=(-H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==')
ocpp=("${upgrade[@]}" -H 'Sec-WebSocket-Protocol: ocpp1.6')
asks() { curl -s -k --http1.1 --path-as-is -m 2 -o /dev/null "$@"; }

# refused WORDS ARGUMENTS...: is one more line on stderr, with these words, and the newest on the list
lines=0
refused() {
    local words=$1
    shift
    asks "$@"
    lines=$((lines + 1))
    for _ in $(seq 50); do
        [ "$(wc -l <"$tmp/err")" -lt "$lines" ] || break
        sleep 0.1
    done
    [ "$(wc -l <"$tmp/err")" = "$lines" ] || fail "$words: not one line more"
    tail -1 "$tmp/err" | grep -qF "$words" || fail "want: $words"
    curl -s -m 5 "$url/api/serve/refused" | jq -r '.refused[0] | "refuses \"\(.who)\" from \(.from) with \(.status): \(.why)"' >"$tmp/newest"
    tail -1 "$tmp/err" | sed 's/^chargerig serve: //; s/; what else.*//' | cmp -s - "$tmp/newest" || fail "the list: $(cat "$tmp/newest")"
}

refused 'refuses "nobody" from 127.0.0.1 with 404: no station of this name is enrolled' "$url/ocpp/nobody" "${ocpp[@]}"
refused '"basic" from 127.0.0.1 with 401: it shows no password' "$url/ocpp/basic" "${ocpp[@]}"
refused '401: it shows a wrong password' "$url/ocpp/basic" "${ocpp[@]}" -u basic:hunter2
refused '401: it shows a password under another name' "$url/ocpp/basic" "${ocpp[@]}" -u other:the-right-one
refused '401: its credentials are not those of Basic' "$url/ocpp/basic" "${ocpp[@]}" -H 'Authorization: Bearer hunter2'
refused '401: it must show a password, and was enrolled without one' "$url/ocpp/unset" "${ocpp[@]}" -u unset:hunter2
refused '403: it comes without TLS' "$url/ocpp/certified" "${ocpp[@]}"
refused '401: it shows no certificate' "$tls/ocpp/certified" "${ocpp[@]}" -u certified:hunter2
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /O=x/CN=certified -keyout "$tmp/own.key" -out "$tmp/own.pem" 2>/dev/null
refused '401: the certificate was signed by nobody who is trusted' "$tls/ocpp/certified" "${ocpp[@]}" --cert "$tmp/own.pem" --key "$tmp/own.key"
# the authority alone is not enough: the O of the subject is that of the CPO, whom --cpo names
signed() { # signed ORGANIZATION NAME: $tmp/NAME.pem, signed by the test authority
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$tmp/$2.key" -subj "/O=$1/CN=certified" \
        -out "$tmp/$2.csr" 2>/dev/null && openssl x509 -req -in "$tmp/$2.csr" -CA "$tmp/ca/station-ca.pem" -CAkey "$tmp/ca/station-ca.key" \
        -days 2 -CAcreateserial -extfile <(printf 'extendedKeyUsage=clientAuth\n') -out "$tmp/$2.pem" 2>/dev/null || fail "no certificate"
    cat "$tmp/ca/station-ca.pem" >>"$tmp/$2.pem"
}
signed 'Acme Charging' acme
refused '401: it is for another organization: its subject must have O=Test CPO' "$tls/ocpp/certified" "${ocpp[@]}" --cert "$tmp/acme.pem" --key "$tmp/acme.key"
curl -s -k --http1.1 -m 2 -D - -o /dev/null "$tls/ocpp/certified" "${ocpp[@]}" | grep -i '^WWW-Authenticate: ClientCertificate' >/dev/null ||
    fail "a password is asked for where a certificate is needed"
refused '"two, which offers ocpp1.6" from 127.0.0.1 with 101: it was enrolled with none of these subprotocols' "$url/ocpp/two" "${ocpp[@]}"
refused '"two" from 127.0.0.1 with 101: it offers no subprotocol' "$url/ocpp/two" "${upgrade[@]}"
refused '"/elsewhere/basic" from 127.0.0.1 with 404: stations connect at /ocpp/{station}' "$url/elsewhere/basic?key=hunter2" "${ocpp[@]}"
refused '400: it asks for another upgrade' "$url/ocpp/basic" -H 'Connection: Upgrade' -H 'Upgrade: h2c'
refused '"/ocpp/basic" from 127.0.0.1 with 426: it asks for no upgrade' "$url/ocpp/basic?key=hunter2"
refused '403: its Origin is of a page from elsewhere' "$url/ocpp/basic" "${ocpp[@]}" -H 'Origin: http://elsewhere.example'
refused '"/api/health" from 127.0.0.1 with 403: a page from elsewhere asks' "$url/api/health" -H 'Origin: http://elsewhere.example'
refused '"rebind.example" from 127.0.0.1 with 421: this server is not called so' "$url/" -H 'Host: rebind.example'
# what is foreign does nothing to a terminal, and is cut
refused '"\x1b[2J\x09chargerig serve: all is well\x22\xc3\xa4" from' "$url/ocpp/%1b%5b2J%09chargerig%20serve:%20all%20is%20well%22%c3%a4" "${ocpp[@]}"
long=$(printf 'x%.0s' $(seq 200))
refused "\"${long:0:60}...\" from" "$url/ocpp/$long" "${ocpp[@]}"
! grep -q 'hunter2\|the-right-one' "$tmp/err" || fail "a secret is told"
! LC_ALL=C grep -q '[^ -~]' "$tmp/err" || fail "something that is not printable is told"

stop

# .. and another name of the CPO is taken, in certificates and in requests for them
serve_start --port 0 --tls-port 0 --tls-test-ca "$tmp/ca" --cpo 'Acme Charging'
tls=https$(grep -o 'wss\(://[0-9.]*:[0-9]*\)' "$tmp/out" | head -1 | cut -c4-)
station '{"station":"certified","protocol":"ocpp1.6","security":3}'
station '{"station":"asks","protocol":"ocpp1.6"}'
signed 'Acme Charging' acme
curl -s -k --http1.1 -m 2 -D - -o /dev/null "$tls/ocpp/certified" "${ocpp[@]}" --cert "$tmp/acme.pem" --key "$tmp/acme.key" |
    grep '^HTTP/1.1 101' >/dev/null || fail "the station of the CPO that --cpo names is not let in"
asks_for() { # asks_for NAME: what the CSMS says to SignCertificate with $tmp/NAME.csr
    local csr
    csr=$(awk '{printf "%s\\n", $0}' "$tmp/$1.csr")
    printf '%s\n' '[2,"1","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]' '[2,"2","SignCertificate",{"csr":"'"$csr"'"}]' |
        PYTHONDONTWRITEBYTECODE=1 timeout 60 python3 "$SOURCE_DIR/tests/e2e/say_ws.py" "ws://127.0.0.1:$port/ocpp/asks" ocpp1.6 | grep '"2"'
}
asks_for acme | grep Rejected >/dev/null || fail "a request under another name is accepted"
grep -q 'refuses "asks": SignCertificate: the CN in the subject of the csr is not the id of the station' "$tmp/err" || fail "it is not said why"
for name in 'Acme Charging' 'Test CPO'; do
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$tmp/asks.key" -subj "/O=$name/CN=asks" -out "$tmp/asks.csr" 2>/dev/null
    asks_for asks >"$tmp/heard"
    case $name in
    Acme*) grep -q Accepted "$tmp/heard" || fail "a request in the name of the CPO is refused: $(cat "$tmp/heard")" ;;
    *) grep -q Rejected "$tmp/heard" || fail "a request in the name of another CPO is accepted" ;;
    esac
done
grep -q 'refuses "asks": SignCertificate: it is for another organization: its subject must have O=Acme Charging' "$tmp/err" || fail "the CPO is not told"
curl -s -m 5 "$url/api/serve/refused" | jq -e '.refused[0] | .who == "asks" and .status == 0 and (.why | test("O=Acme"))' >/dev/null || fail "it is not on the page"
stop
"$CHARGERIG" serve --port 0 --cpo Acme >"$tmp/no" 2>&1 && fail "a CPO without TLS"
grep -q -- '--cpo needs --tls-port' "$tmp/no" || fail "it is not said what --cpo needs"
"$CHARGERIG" serve --port 0 --tls-port 0 --tls-test-ca "$tmp/ca" --cpo 'A "B"' >"$tmp/no" 2>&1 && fail "a CPO with quotes"
grep -q 'printable ASCII, without quotes' "$tmp/no" || fail "it is not said what a CPO may be called"

serve_start --port 0
refused_of() { curl -s -m 5 "$url/api/serve/refused" | jq -e "$1" >/dev/null || fail "the list: $2"; }
# the same again is counted, not told again
for _ in 1 2 3 4 5; do asks "$url/ocpp/nobody" "${ocpp[@]}"; done
[ "$(wc -l <"$tmp/err")" = 1 ] || fail "the same is told again within a minute"
refused_of '.refused[0] | .who == "nobody" and .times == 5 and .last_ms >= .first_ms' "it is not counted"
# of one address not more than 20 lines a minute, of which the last says so; the list goes on, and ends at 50
for n in $(seq 60); do asks "$url/ocpp/flood-$n" "${ocpp[@]}"; done
[ "$(wc -l <"$tmp/err")" = 20 ] || fail "not 20 lines in a minute: $(wc -l <"$tmp/err")"
tail -1 "$tmp/err" | grep -q 'what else comes from there in this minute is on the page' || fail "it stops without a word"
refused_of '(.refused | length) == 50 and .refused[0].who == "flood-60" and .refused[49].who == "flood-11"' "it does not hold the last 50"
# a station that is let in is no line
stop
TOKEN_OF_TEST=s3cret serve_start --port 0 --token-env TOKEN_OF_TEST
asks "$url/api/health"
[ ! -s "$tmp/err" ] || fail "a page that has not been given its token yet is told of"
asks "$url/api/health" -H 'Authorization: Bearer s3creT'
grep -q '"/api/health" from 127.0.0.1 with 401: it shows a wrong token' "$tmp/err" || fail "a wrong token is not told"
! grep -q 's3cre' "$tmp/err" || fail "the token is told"
[ "$(curl -s -o /dev/null -w '%{http_code}' "$url/api/serve/refused")" = 401 ] || fail "the list is shown without the token"
echo "refused: told, counted, bounded"
