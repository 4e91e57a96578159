#!/usr/bin/env bash
# title: end to end: third-party stations reach chargerig serve over TLS, with passwords of bytes and with certificates
. "$SOURCE_DIR/tests/e2e/lib.sh"
. "$SOURCE_DIR/tests/e2e/npm/install.sh"
needs openssl
serve_start --port 0 --tls-port 0 --tls-test-ca "$tmp/ca"
wss=$(grep -o 'wss://[0-9.]*:[0-9]*' "$tmp/out")/ocpp
for name in TLS-2 TLS-3; do # the second names another station than the one that shows it
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$tmp/ca/TLS-2.key" \
        -subj "/O=Test CPO/CN=$name" -out "$tmp/$name.csr" 2>"$tmp/openssl" &&
        openssl x509 -req -in "$tmp/$name.csr" -CA "$tmp/ca/station-ca.pem" -CAkey "$tmp/ca/station-ca.key" -days 2 \
            -CAcreateserial -extfile <(printf 'extendedKeyUsage=clientAuth\n') -out "$tmp/ca/$name.pem" 2>"$tmp/openssl" ||
        { cat "$tmp/openssl"; fail "no certificate for $name"; }
    cp "$tmp/ca/TLS-2.key" "$tmp/$name.key"
done
cp "$tmp/TLS-2.key" "$tmp/ca/TLS-2.key"
cp "$tmp/TLS-3.key" "$tmp/ca/TLS-3.key"
timeout 60 node "$SOURCE_DIR/tests/e2e/npm/tls_station.js" "$url" "$wss" "$tmp/ca" || fail "the stations"
stop
# what does not go together is said before anybody connects
"$CHARGERIG" serve --port 0 --tls-port 0 >"$tmp/no" 2>&1
[ $? = 3 ] || fail "TLS without certificates"
"$CHARGERIG" serve --port 0 --tls-port 0 --tls-cert "$tmp/ca/TLS-2.pem" --tls-key "$tmp/ca/TLS-3.key" >"$tmp/no" 2>&1
[ $? = 3 ] && grep -q 'do not match' "$tmp/no" || { cat "$tmp/no"; fail "a key of somebody else"; }
