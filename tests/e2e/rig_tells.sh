#!/usr/bin/env bash
# title: end to end: rig tells how far a build is, and a test without npm's registry is skipped within seconds
. "$SOURCE_DIR/tests/e2e/lib.sh"
telling=(out.txt err.txt)
# rig in a folder of its own, with a cmake that builds slowly, or not at all
mkdir -p house/build bin
cp "$SOURCE_DIR/rig" house/
: >house/build/build.ninja
cat >bin/cmake <<'SH'
#!/bin/sh
echo "[1/2] compiling one"; sleep "$SLOW"
[ -z "$BROKEN" ] || { echo "error: nothing to be done"; exit 1; }
echo "[2/2] linking"
SH
chmod +x bin/cmake
export PATH=$tmp/bin:$PATH RIG_OFFLINE=1 SLOW=11 BROKEN=
house/rig build >out.txt 2>err.txt || fail "the build: $?"
[ "$(cat err.txt)" = 'rig: building build [1/2]' ] && [ ! -s out.txt ] || fail "in a log"
SLOW=0 house/rig build >out.txt 2>err.txt || fail "a build that is done at once"
[ ! -s err.txt ] || fail "a build that is done at once says something"
SLOW=0 BROKEN=yes house/rig build >out.txt 2>err.txt
[ $? = 3 ] && grep -qF 'error: nothing to be done' err.txt && grep -qF 'the build failed' err.txt || fail "a build that fails"
if command -v python3 >/dev/null; then
    SLOW=3 python3 "$SOURCE_DIR/tests/e2e/colours.py" house/rig build </dev/null >seen.txt
    grep -qF $'\r\e[Krig: building build [1/2]' seen.txt && [ "$(wc -l <seen.txt)" = 0 ] || fail "at a terminal: $(cat -v seen.txt)"
fi

# nobody answers there, or nobody is there
command -v npm >/dev/null && command -v node >/dev/null || exit 0
skips() { # REGISTRY SECONDS
    local began=$SECONDS
    printf '#!/usr/bin/env bash\n# title: what it was about\n. "$SOURCE_DIR/tests/e2e/npm/get.sh"\nnpm_get "$PWD/far" node_modules/x/package.json x@1\necho installed\n' >test.sh
    npm_config_registry=$1 bash test.sh >out.txt 2>err.txt
    [ $? = 77 ] && grep -qF 'skipped: npm cannot install x@1 (offline?), so this is not tested: what it was about' out.txt || fail "without $1"
    [ $((SECONDS - began)) -le "$2" ] || fail "$1: it waits $((SECONDS - began)) s"
}
skips http://127.0.0.1:1 20
skips http://127.0.0.1:1 2 # those behind it
mkdir -p far/node_modules/x && : >far/node_modules/x/package.json
npm_config_registry=http://127.0.0.1:1 bash test.sh >out.txt 2>err.txt && grep -qx installed out.txt || fail "what is there is asked for again"
needs python3
rm -rf far
start listener python3 -c 'import socket, time; s = socket.create_server(("127.0.0.1", 0)); print("at", s.getsockname()[1], flush=True); time.sleep(60)'
says listener '^at '
skips "http://127.0.0.1:$(sed 's/at //' listener)" 40
stop
