# Sourced by tests that talk to `chargerig serve`: serve_start OPTIONS... sets $url, $port and $pid.
tmp=$(mktemp -d)
pid=
serve_stop() {
    [ -z "$pid" ] || { kill "$pid" 2>/dev/null; wait "$pid"; }
    rm -rf "$tmp"
}
trap serve_stop EXIT
fail() { echo "FAILS: $*"; [ ! -s "$tmp/err" ] || { echo "serve said:"; cat "$tmp/err"; }; exit 1; }
serve_start() {
    : >"$tmp/out"
    "$CHARGERIG" serve "$@" >"$tmp/out" 2>"$tmp/err" &
    pid=$!
    for _ in $(seq 100); do
        [ ! -s "$tmp/out" ] || break
        kill -0 "$pid" 2>/dev/null || fail "serve $* does not start"
        sleep 0.1
    done
    url=$(grep -o 'http://[0-9.]*:[0-9]*' "$tmp/out") || fail "no address in: $(cat "$tmp/out")"
    port=${url##*:}
}
