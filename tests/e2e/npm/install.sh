# Sourced behind lib.sh by tests that need a third party's OCPP: installs the npm package ocpp-rpc into the build
# folder, once, and sets NODE_PATH. Without npm or its registry the test is skipped.
. "$SOURCE_DIR/tests/e2e/npm/get.sh"
npm=$BUILD_DIR/npm
npm_get "$npm" node_modules/ocpp-rpc/package.json ocpp-rpc@2.2.1 ajv@8 ajv-formats
export NODE_PATH=$npm/node_modules

# csms_start SCRIPT ARGUMENT...: begins a third party's CSMS, its words in $tmp/csms; sets $csms (its pid) and $port.
csms_start() {
    telling=("$tmp/csms" "$tmp/run")
    start "$tmp/csms" node "$SOURCE_DIR/tests/e2e/npm/$1" "${@:2}"
    csms=$pid
    says "$tmp/csms" '^port'
    port=$(sed -n 's/^port //p' "$tmp/csms")
}
