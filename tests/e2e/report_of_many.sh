#!/usr/bin/env bash
# title: end to end: the report of ten thousand plays is small, opens and searches at once, and shows what failed
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
tool=$BUILD_DIR/tests/runfile
[ -x "$tool" ] || fail "no $tool: build first"
needs chromium chromedriver node python3
"$CHARGERIG" run "$SOURCE_DIR"/scenarios/conformance/1.6 "$SOURCE_DIR"/scenarios/{happy-session,stuck-cable}.lua \
    --mutant taxes_twice --log error --out run >out.txt 2>err.txt
code=$?
[ $code = 1 ] || { telling=(err.txt); fail "the run ends with $code, not 1"; }
python3 "$SOURCE_DIR/tests/e2e/many_plays.py" run/run.db 10000 || fail "no copies"
"$tool" write html run/run.db >report.html || fail "no report" # chargerig report asks for the digest of what was played
size=$(stat -c %s report.html)
[ "$size" -lt 5000000 ] || fail "the report has $size bytes"
port=$((9600 + RANDOM % 1000))
start "$tmp/driver.log" chromedriver --port=$port --allowed-ips=127.0.0.1
node "$SOURCE_DIR/tests/e2e/report_of_many.js" "http://127.0.0.1:$port" "file://$tmp/report.html" || fail "$size bytes"
