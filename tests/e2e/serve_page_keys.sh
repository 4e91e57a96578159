#!/usr/bin/env bash
# title: end to end: the page of serve enrols and shows frames by keyboard alone, and nothing in it is inline
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs chromium chromedriver node python3
export PYTHONDONTWRITEBYTECODE=1
serve_start --port 0 --open
printf '%s\n' '[2,"1","BootNotification",{"chargePointVendor":"<b>V</b>","chargePointModel":"M"}]' |
    timeout 60 python3 "$SOURCE_DIR/tests/e2e/say_ws.py" "ws://127.0.0.1:$port/ocpp/TALKS-1" ocpp1.6 >/dev/null
curl -s -m 5 -D "$tmp/head" -o /dev/null "$url/"
grep -qi "^content-security-policy: .*script-src 'self'" "$tmp/head" && ! grep -q unsafe "$tmp/head" || fail "the policy of content: $(cat "$tmp/head")"
driver=$((8600 + RANDOM % 1000))
start "$tmp/driver.log" chromedriver --port=$driver --allowed-ips=127.0.0.1
timeout 240 node "$SOURCE_DIR/tests/e2e/serve_page_keys.js" "http://127.0.0.1:$driver" "$url/" || fail "the page"
echo "page: by keyboard alone"
