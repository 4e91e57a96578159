#!/usr/bin/env bash
# title: end to end: serve goes on answering whatever a client sends behind a request
# libwebsockets loops forever over pipelined requests with a body; a fuzz target found it.
. "$SOURCE_DIR/tests/e2e/lib.sh"
body='{"token":"AA","status":"Accepted"}'
post=$(printf 'POST /api/csms/tokens HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n%s' ${#body} "$body")
get=$(printf 'GET /ocpp/A HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 34\r\n\r\nxyz')
plain=$(printf 'GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n.')
plain=${plain%.}

serve_start --port 0
trap '' PIPE # of this script only: the server has to stand it by itself
for bytes in "$post$post$post" "${plain}$get" "${plain}$post$plain" "$post$plain" "$get"; do
    exec 9<>"/dev/tcp/127.0.0.1/$port" || fail "no connection"
    printf '%s' "$bytes" >&9 2>/dev/null || true # a server that has hung up by then is seen below
    [ "$bytes" = "$get" ] || timeout 5 head -c 8 <&9 | grep -q '^HTTP/1.1' || fail "no answer to: $bytes"
    [ "$(curl -s -m 5 -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/api/health")" = 200 ] ||
        fail "the server no longer answers after: $bytes"
    exec 9>&-
done
echo "it goes on answering"
