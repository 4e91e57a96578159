#!/usr/bin/env bash
# title: end to end: a third-party OCPP 1.6 station boots, charges and stops at chargerig serve
. "$SOURCE_DIR/tests/e2e/lib.sh"
. "$SOURCE_DIR/tests/e2e/npm/install.sh"
serve_start --port 0
timeout 60 node "$SOURCE_DIR/tests/e2e/npm/station.js" "$url" || fail "the station"
