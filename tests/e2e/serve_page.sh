#!/usr/bin/env bash
# title: end to end: the page of chargerig serve shows its stations in a browser
. "$SOURCE_DIR/tests/e2e/lib.sh"
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    { echo "skipped: no chromium here"; exit 77; }
see() { # SIZE: the page after its script has read the API
    timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$tmp/profile" \
        --window-size="$1" --virtual-time-budget=2500 --enable-logging=stderr --dump-dom "$url/" 2>"$tmp/console"
}

serve_start --port 0
see 1200,900 >"$tmp/dom" || fail "the browser: $(tail -3 "$tmp/console")"
grep -q "No station is known yet" "$tmp/dom" || fail "an empty stack is not said to be empty"
curl -s -m 5 -d '{"station":"PAGE-1 <b>&","protocol":"ocpp1.6","connectors":1,"site":"Hall"}' "$url/api/csms/stations" >/dev/null
curl -s -m 5 -d '{"channel":"phone","requester":"Parent","words":"it <keeps> my cable","category":"fault"}' "$url/api/desk/tickets" >/dev/null
for size in 1200,900 390,844; do
    see "$size" >"$tmp/dom"
    grep -q 'PAGE-1 &lt;b&gt;&amp;' "$tmp/dom" || fail "$size: the station is not shown as text"
    grep -q 'it &lt;keeps&gt; my cable' "$tmp/dom" || fail "$size: the ticket is not shown"
    grep -q 'role="alert" hidden' "$tmp/dom" || fail "$size: the page reports trouble"
    ! grep -E 'CONSOLE.*(Error|Refused|violates)' "$tmp/console" || fail "$size: errors in the console"
done
stop
TOKEN_OF_TEST=s3cret serve_start --port 0 --token-env TOKEN_OF_TEST
see 1200,900 >"$tmp/dom"
grep -q '<section id="token" aria-label="Token">' "$tmp/dom" || fail "the page does not ask for the token"
! grep -q PAGE-1 "$tmp/dom" || fail "it shows stations without a token"
echo "page: seen empty, filled and locked"
