#!/usr/bin/env bash
# title: the HTML report works in a browser: every scenario there, evidence reachable, nothing loaded from outside
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
set -e
tool=$BUILD_DIR/tests/runfile
[ -x "$tool" ] || { echo "no $tool: build first"; exit 1; }
needs chromium chromedriver node
"$tool" make "$SOURCE_DIR/tests/e2e/handmade_run.sql" "$tmp/run.db"
"$tool" write html "$tmp/run.db" >"$tmp/report.html"

# The text itself: one file, no address of anywhere (xmlns aside there is no reason for one).
if grep -nE '(src|href|action|data)="?[a-z]*:?//|url\(|@import|<(img|iframe|object|embed|base)[ >]' "$tmp/report.html"; then
    echo "the page refers to something outside"; exit 1
fi
[ "$(grep -o '<form[^>]*>' "$tmp/report.html")" = '<form id="find" role="search" hidden>' ] || fail "another form than the search"
port=$((8600 + RANDOM % 1000))
start "$tmp/driver.log" chromedriver --port=$port --allowed-ips=127.0.0.1
node "$SOURCE_DIR/tests/e2e/browser_report.js" "http://127.0.0.1:$port" "file://$tmp/report.html" "$tmp"
