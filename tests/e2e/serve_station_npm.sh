#!/usr/bin/env bash
# title: end to end: a third-party OCPP 1.6 station boots, charges and stops at chargerig serve
set -u
. "$SOURCE_DIR/tests/e2e/npm/install.sh"
. "$SOURCE_DIR/tests/e2e/npm/serve.sh"
serve_start --port 0
timeout 60 node "$SOURCE_DIR/tests/e2e/npm/station.js" "$url" || fail "the station"
