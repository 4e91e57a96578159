#!/usr/bin/env bash
# title: the HTML report works in a browser: every scenario there, evidence reachable, nothing loaded from outside
# label: release-only
set -eu
tool=$BUILD_DIR/tests/runfile
[ -x "$tool" ] || { echo "no $tool: build first"; exit 1; }
for need in chromium chromedriver node; do
    command -v "$need" >/dev/null || { echo "skipped: $need is not installed"; exit 77; }
done
dir=$(mktemp -d)
driver=
trap '[ -z "$driver" ] || kill "$driver" 2>/dev/null || true; rm -rf "$dir"' EXIT
"$tool" make "$SOURCE_DIR/tests/e2e/handmade_run.sql" "$dir/run.db"
"$tool" write html "$dir/run.db" >"$dir/report.html"

# The text itself: one file, no address of anywhere (xmlns aside there is no reason for one).
if grep -nE '(src|href|action|data)="?[a-z]*:?//|url\(|@import|<(img|iframe|object|embed|form|base)[ >]' "$dir/report.html"; then
    echo "the page refers to something outside"; exit 1
fi
port=$((8600 + RANDOM % 1000))
chromedriver --port=$port --allowed-ips=127.0.0.1 >"$dir/driver.log" 2>&1 &
driver=$!
node "$SOURCE_DIR/tests/e2e/browser_report.js" "http://127.0.0.1:$port" "file://$dir/report.html" "$dir"
