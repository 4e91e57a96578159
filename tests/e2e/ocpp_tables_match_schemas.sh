#!/usr/bin/env bash
# title: the OCPP tables agree with the published schemas field by field and verdict by verdict
# label: release-only
#
# The schemas come from the npm package ocpp-rpc at test time; none is kept in this repository.
# Without npm or its registry this test is skipped.
set -eu
tool=$BUILD_DIR/tests/ocpp_table
npm=$BUILD_DIR/npm
[ -x "$tool" ] || { echo "no $tool: build first"; exit 1; }
. "$SOURCE_DIR/tests/e2e/npm/get.sh"
npm_get "$npm" node_modules/ocpp-rpc/lib/schemas/ocpp1_6.json ocpp-rpc@2.2.1 ajv@8 ajv-formats
bad=0
for table in "1.6 ocpp1_6.json" "2.0.1 ocpp2_0_1.json"; do
    NODE_PATH=$npm/node_modules node "$SOURCE_DIR/tests/e2e/ocpp_tables.js" "$tool" $table || bad=1
done
exit $bad
