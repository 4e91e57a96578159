#!/usr/bin/env bash
# title: end to end: a third-party OCPP 2.0.1 station boots, reports, charges and is asked at chargerig serve
. "$SOURCE_DIR/tests/e2e/lib.sh"
. "$SOURCE_DIR/tests/e2e/npm/install.sh"
serve_start --port 0
timeout 60 node "$SOURCE_DIR/tests/e2e/npm/station201.js" "$url" || fail "the station"
