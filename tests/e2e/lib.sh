# lib.sh - sourced by the end-to-end tests: a folder of their own, what they start and stop, how they fail.
#
#   $tmp                    an empty folder; the test begins in it, and it is gone at its end
#   fail WORDS              says so, with the last lines of the files in $telling, and ends the test
#   needs COMMAND...        skips the test where one of them is not installed
#   start FILE COMMAND...   begins a command in the background, what it says in FILE; sets $pid
#   says FILE PATTERN       waits until a line of FILE matches; fails after ten seconds
#   stop [PID [SIGNAL]]     ends what was started (last) and waits for it; sets $code
#   serve_start OPTIONS...  begins chargerig serve, its words in $tmp/out and $tmp/err; sets $url, $port, $pid
#
# What a test started and did not stop is ended with it, each by its pid.
set -u
tmp=$(mktemp -d) || exit 1
cd "$tmp" || exit 1
pid= code= running=() telling=()

at_end() {
    local left
    for left in ${running[@]+"${running[@]}"}; do
        kill "$left" 2>/dev/null && wait "$left" 2>/dev/null || true
    done
    rm -rf "$tmp"
}
trap at_end EXIT

fail() {
    local file
    echo "FAILS: $*"
    for file in ${telling[@]+"${telling[@]}"}; do
        [ ! -s "$file" ] || { echo "$(basename "$file") said:"; tail -n 12 "$file"; }
    done
    exit 1
}

needs() {
    local command
    for command; do
        command -v "$command" >/dev/null || { echo "skipped: no $command here"; exit 77; }
    done
}

start() {
    local out=$1
    shift
    : >"$out"
    "$@" >"$out" 2>&1 &
    pid=$!
    running+=("$pid")
}

says() {
    for _ in $(seq 100); do
        ! grep -qe "$2" "$1" || return 0
        sleep 0.1
    done
    fail "nothing like '$2' in ten seconds"
}

stop() {
    local ended=${1:-$pid} left=() other
    kill "-${2:-TERM}" "$ended" 2>/dev/null || true
    code=0
    wait "$ended" 2>/dev/null || code=$?
    for other in "${running[@]}"; do
        [ "$other" = "$ended" ] || left+=("$other")
    done
    running=(${left[@]+"${left[@]}"})
}

serve_start() {
    telling=("$tmp/err")
    : >"$tmp/out"
    "$CHARGERIG" serve "$@" >"$tmp/out" 2>"$tmp/err" &
    pid=$!
    running+=("$pid")
    for _ in $(seq 100); do
        [ ! -s "$tmp/out" ] || break
        kill -0 "$pid" 2>/dev/null || fail "serve $* does not start"
        sleep 0.1
    done
    url=$(grep -o 'http://[0-9.]*:[0-9]*' "$tmp/out") || fail "no address in: $(cat "$tmp/out")"
    port=${url##*:}
}

# story NAME CHECK [HEAD]: writes st/NAME.lua, which passes where CHECK is true; HEAD stands in its head
story() {
    mkdir -p st
    printf -- '-- %s\nscenario "%s" { begins = "2026-03-06 10:00 UTC", %s }\nlocal hall = site "Hall" { bays = 1 }\n' "$1" "$1" "${3-}" >"st/$1.lua"
    printf 'station "CP-1" { profile = "neutral-ac-22", bay = hall.bay[1] }\ntest(function() wait "1 min" check(%s, "it holds") end)\n' "$2" >>"st/$1.lua"
}

run() { # run CODE ARGUMENTS...: chargerig run ends so; out.txt and err.txt have what it said
    local want=$1
    shift
    "$CHARGERIG" run "$@" --log error >out.txt 2>err.txt
    code=$?
    [ $code = "$want" ] || fail "$*: exit $code, not $want"
}

# "NAME=VERDICT ..." of the run in out/
verdicts() { jq -r '.scenarios[] | "\(.name)=\(.verdict)"' out/report.json | xargs; }
