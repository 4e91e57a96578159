#!/usr/bin/env bash
# title: end to end: the report is there for everybody: axe finds nothing, and the keyboard alone reaches all
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
axe=$BUILD_DIR/npm-axe
needs chromium chromedriver node npm sqlite3
. "$SOURCE_DIR/tests/e2e/npm/get.sh"
npm_get "$axe" node_modules/axe-core/axe.min.js axe-core@4.10.2
"$CHARGERIG" run "$SOURCE_DIR"/scenarios/{happy-session,stuck-cable,late-van}.lua "$SOURCE_DIR"/scenarios/conformance/1.6/TC_00*.lua \
    --log error --out old >out.txt 2>err.txt || { telling=(err.txt out.txt); fail "the run"; }
"$CHARGERIG" run "$SOURCE_DIR"/scenarios/{happy-session,stuck-cable,late-van}.lua "$SOURCE_DIR"/scenarios/conformance/1.6/TC_00*.lua \
    --mutant promise_slips_silently --log error --out run >out.txt 2>err.txt
"$CHARGERIG" report run/run.db --history old/run.db --format html >run.html
sqlite3 hand.db <"$SOURCE_DIR/tests/e2e/handmade_run.sql"
"$CHARGERIG" report hand.db --format html >hand.html
port=$((9600 + RANDOM % 1000))
start "$tmp/driver.log" chromedriver --port=$port --allowed-ips=127.0.0.1
node "$SOURCE_DIR/tests/e2e/report_axe.js" "http://127.0.0.1:$port" "$axe/node_modules/axe-core/axe.min.js" "file://$tmp/run.html" "file://$tmp/hand.html" ||
    fail "see above"
