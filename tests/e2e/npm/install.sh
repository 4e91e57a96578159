# Sourced behind lib.sh by tests that need a third party's OCPP: installs the npm package ocpp-rpc into the build
# folder, once, and sets NODE_PATH. Without npm or its registry the test is skipped.
npm=$BUILD_DIR/npm
command -v node >/dev/null && command -v npm >/dev/null || { echo "skipped: no node or npm here"; exit 77; }
mkdir -p "$npm"
(
    flock 9
    [ -f "$npm/node_modules/ocpp-rpc/package.json" ] ||
        (cd "$npm" && npm install --no-audit --no-fund --prefix . ocpp-rpc@2.2.1 ajv@8 ajv-formats) >"$npm/install.log" 2>&1
) 9>"$npm/lock" || { tail -3 "$npm/install.log"; echo "skipped: npm cannot install ocpp-rpc"; exit 77; }
export NODE_PATH=$npm/node_modules

# csms_start SCRIPT ARGUMENT...: begins a third party's CSMS, its words in $tmp/csms; sets $csms (its pid) and $port.
csms_start() {
    telling=("$tmp/csms" "$tmp/run")
    start "$tmp/csms" node "$SOURCE_DIR/tests/e2e/npm/$1" "${@:2}"
    csms=$pid
    says "$tmp/csms" '^port'
    port=$(sed -n 's/^port //p' "$tmp/csms")
}
