#!/usr/bin/env bash
# title: end to end: our station reaches a third-party CSMS over TLS, and talks to no server that it cannot believe
. "$SOURCE_DIR/tests/e2e/lib.sh"
. "$SOURCE_DIR/tests/e2e/npm/install.sh"
needs openssl
csms=
certificate() { # NAME HOST NAMES
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=$2" \
        -addext "subjectAltName=$3" -keyout "$tmp/$1.key" -out "$tmp/$1.pem" 2>"$tmp/openssl" || { cat "$tmp/openssl"; exit 1; }
}
certificate right localhost DNS:localhost,IP:127.0.0.1
certificate other other.example DNS:other.example
openssl req -new -key "$tmp/right.key" -subj /CN=localhost -out "$tmp/old.csr" 2>"$tmp/openssl" &&
    echo subjectAltName=DNS:localhost,IP:127.0.0.1 >"$tmp/names" &&
    openssl x509 -req -in "$tmp/old.csr" -signkey "$tmp/right.key" -days -1 -extfile "$tmp/names" -out "$tmp/old.pem" 2>"$tmp/openssl" ||
    { cat "$tmp/openssl"; exit 1; } # it ended yesterday
cp "$tmp/right.key" "$tmp/old.key"
export STATION_PASSWORD=sixteen-characters-and-more
serve() { # NAME
    [ -z "$csms" ] || stop "$csms"
    csms_start tls_csms.js "$tmp/$1.pem" "$tmp/$1.key" "$STATION_PASSWORD"
}
# a foreign server has its certificate from today, whenever the story plays
cat >"$tmp/boot.lua" <<LUA
scenario "boot over TLS" { source = "security profile 2 against a third party", begins = "2026-03-06 10:00 UTC" }
local post = station "NL-EXA-0001" { security = 2, password = env "STATION_PASSWORD" }
test(function()
  wait "5 min"
  check(post:connected(), "it is let in")
end)
LUA
play() { # CA
    timeout 60 "$CHARGERIG" run "$tmp/boot.lua" --csms "wss://127.0.0.1:$port/{station}" --ca "$1" --out "$tmp/out" >"$tmp/run" 2>&1
}
serve right
play "$tmp/right.pem"
grep -q 'NL-EXA-0001 BootNotification' "$tmp/csms" || fail "it did not boot"
! grep -E 'VIOLATION|refused' "$tmp/csms" || fail "the other side objects"
: >"$tmp/seen"
serve right
play "$tmp/other.pem"
grep -q 'signed by nobody who is trusted' "$tmp/run" || fail "a stranger is believed"
! grep -q NL-EXA "$tmp/csms" || fail "it spoke to a stranger"
serve other
play "$tmp/other.pem"
grep -q 'for another host' "$tmp/run" || fail "a certificate of another host is believed"
serve old
play "$tmp/old.pem"
grep -q 'has expired' "$tmp/run" || fail "an expired certificate is believed"
! grep -raF "$STATION_PASSWORD" "$tmp/out" || fail "the password was written down"
