#!/usr/bin/env bash
# title: end to end: a run that is killed or stopped leaves a file that every reader reads and that blames nobody
. "$SOURCE_DIR/tests/e2e/lib.sh"
stories=("$SOURCE_DIR"/scenarios/happy-session.lua "$SOURCE_DIR"/scenarios/stuck-cable.lua)

# cut_short SIGNAL OUT OPTION...: ends a run in its middle; sets code and children
cut_short() {
    local signal=$1 out=$2
    shift 2
    start "$out.txt" "$CHARGERIG" run --pace real --out "$out" "$@" "${stories[@]}"
    sleep 1.5
    children=$(ps -o pid= --ppid $pid | tr -d ' ')
    stop "$pid" "$signal"
}
# reads OUT STATE: show, score and report work, and nobody is said to have failed
reads() {
    "$CHARGERIG" show "$1/run.db" >show.txt 2>&1 || { cat show.txt; fail "$1: show"; }
    "$CHARGERIG" report "$1/run.db" --out "$1.report" >report.txt 2>&1 || { cat report.txt; fail "$1: report"; }
    "$CHARGERIG" score "$1/run.db" >score.txt 2>&1
    [ $? = 2 ] || { cat score.txt; fail "$1: its score is not inconclusive"; }
    ! grep -q ' fail ' score.txt || { cat score.txt; fail "$1: somebody failed"; }
    grep -q "$2" score.txt || { cat score.txt; fail "$1: score does not say $2"; }
    [ "$(jq -r .verdict "$1.report/report.json")" = inconc ] || fail "$1: report.json is not inconclusive"
    [ "$(jq -r .run.state "$1.report/report.json")" = "$3" ] || fail "$1: report.json does not know the state"
}
cut_short KILL killed --jobs 1
[ $code = 137 ] || fail "SIGKILL: $code"
reads killed 'the run was killed' running
for signal in TERM INT HUP; do # once: a second signal means now, whatever is lost
    cut_short $signal $signal --jobs 1
    [ $code = 130 ] || fail "SIG$signal: $code"
    reads $signal 'the run was interrupted' interrupted
done
cut_short KILL workers --jobs 2
mkdir aside && cp workers/run.db.part* aside || fail "the workers of a killed run left nothing"
reads workers 'the run was killed' running
[ -n "$children" ] || fail "there were no workers"
for n in 1 2; do
    [ "$(sqlite3 workers/run.db "SELECT count(*) > 3 FROM event WHERE scenario = $n")" = 1 ] ||
        fail "what worker $n of a killed run had played is lost"
done
[ -z "$(ls workers/run.db.part* 2>/dev/null)" ] || fail "parts of a killed run lie about"
# whoever took them up was killed before they were removed, or between the two: nothing is there twice, nothing stays
rows() { sqlite3 workers/run.db "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM frame), (SELECT count(*) FROM scenario)"; }
before=$(rows)
cp aside/run.db.part1 workers/
"$CHARGERIG" show workers/run.db >again.txt 2>&1 || { cat again.txt; fail "a part that is there again"; }
[ "$(rows)" = "$before" ] || fail "what was taken up is there twice: $(rows), not $before"
[ ! -e workers/run.db.part1 ] || fail "a part without its neighbour lies about"
for _ in $(seq 50); do
    # shellcheck disable=SC2086
    left=$(ps -o pid=,stat= -p ${children//$'\n'/,} | grep -v Z)
    [ -n "$left" ] || break
    sleep 0.1
done
[ -z "$left" ] || fail "workers outlive the run: $left"

# once more is now: also while a step of the story takes long, and with workers
cat >long.lua <<'EOF'
scenario "long" { begins = "2026-03-06 18:30 Europe/Amsterdam" }
test(function()
  local long = ("x"):rep(1 << 24)
  for i = 1, 4000000 do local longer = long .. i end
end)
EOF
start twice.txt "$CHARGERIG" run --out twice long.lua
sleep 1
kill -TERM "$pid"
sleep 0.5
stop "$pid" TERM
[ $code = 143 ] || fail "a second SIGTERM does not kill: $code"
# who says that a terminal's end is nothing to it lives on
start nohup.txt nohup "$CHARGERIG" run --jobs 1 --pace real --out nohup "${stories[0]}"
sleep 1
kill -HUP "$pid"
sleep 0.5
kill -0 "$pid" 2>/dev/null || fail "SIGHUP ends a run that was begun under nohup"
# one folder is for one run
"$CHARGERIG" run --out nohup "${stories[0]}" >second.txt 2>&1
[ $? = 3 ] && grep -q 'the folder nohup is in use by another run' second.txt || { cat second.txt; fail "two runs in one folder"; }
stop "$pid" TERM
# a folder with a quote in its name is a folder
"$CHARGERIG" run --jobs 2 --out "a' AS part; --" "${stories[@]}" >quote.txt 2>&1 || { cat quote.txt; fail "a quote in the name"; }

# a run file that is not what the run wrote is no verdict
"$CHARGERIG" run --out whole "${stories[@]}" >/dev/null 2>&1 || fail "the whole run"
damaged() { # damaged NAME WORDS: score, show and report say WORDS, and no verdict
    local command
    for command in score show report; do
        "$CHARGERIG" $command "$1/run.db" >damaged.txt 2>&1
        [ $? = 3 ] || fail "$1: $command of a damaged file is not exit 3"
        grep -q "$2" damaged.txt || { head -3 damaged.txt; fail "$1: $command does not say: $2"; }
        ! grep -q '^verdict' damaged.txt || fail "$1: $command tells a verdict"
    done
}
cp -r whole told && sqlite3 told/run.db "UPDATE event SET virt_ms = virt_ms + 1 WHERE seq = 7"
damaged told 'is not what the run wrote'
cp -r whole gone && sqlite3 gone/run.db "DELETE FROM truth"
damaged gone 'is not what the run wrote'
cp -r whole more && sqlite3 more/run.db "INSERT INTO frame SELECT * FROM frame LIMIT 1"
damaged more 'is not what the run wrote'
cp -r whole short && truncate -s 60000 short/run.db
damaged short 'is damaged\|is not a run file'
cp -r whole zeros && dd if=/dev/zero of=zeros/run.db bs=4096 seek=3 count=2 conv=notrunc 2>/dev/null
damaged zeros 'is damaged\|is not a run file'
# an index that does not fit its table: queries find less, or something else, and accuse somebody
odd=0
for page in $(sqlite3 whole/run.db "SELECT pageno FROM dbstat WHERE name='event_seq' AND pagetype='leaf' ORDER BY pageno LIMIT 12"); do
    cp whole/run.db bit.db
    at=$(((page - 1) * 4096 + 3000))
    printf "\\x$(printf %02x $(($(od -An -tu1 -j $at -N 1 bit.db) ^ 4)))" | dd of=bit.db bs=1 seek=$at conv=notrunc 2>/dev/null
    [ "$(sqlite3 bit.db 'PRAGMA quick_check' 2>&1)" = ok ] && [ "$(sqlite3 bit.db 'PRAGMA integrity_check' 2>&1)" != ok ] || continue
    odd=$((odd + 1))
    rm -rf index && mkdir index && cp bit.db index/run.db
    damaged index 'is damaged'
done
[ $odd -gt 2 ] || fail "only $odd indexes were damaged so that a quick look finds nothing"

# places where nothing can be written
mkdir -p taken/run.db
"$CHARGERIG" run --out taken "${stories[1]}" >taken.txt 2>&1
[ $? = 3 ] || fail "run.db is a folder, and that is not exit 3"
[ "$(grep -c . taken.txt)" = 1 ] || { cat taken.txt; fail "that is not one sentence"; }
"$CHARGERIG" run --out full "${stories[1]}" 2>full.txt >/dev/full
[ $? = 3 ] || fail "verdicts that nobody can read are not exit 3"
grep -q 'cannot write standard output: No space left' full.txt || { cat full.txt; fail "it is not said"; }

# a signal at any moment of a run of many short stories ends it the same way
for n in 1 2 3 4 5 6 7 8; do
    rm -rf any
    start any.txt "$CHARGERIG" run --out any --jobs $((n % 2 + 1)) "$SOURCE_DIR"/scenarios "$SOURCE_DIR"/scenarios
    for _ in $(seq 500); do [ -s any/run.db ] && break; sleep 0.01; done
    sleep "0.$((n * 7 + 11))"
    stop "$pid" INT
    state=$(jq -r .run.state any/report.json)
    case $code/$state in
    130/interrupted | 0/complete) ;;
    *) tail -3 any.txt; fail "SIGINT after 0.$((n * 7 + 11)) s: exit $code, state $state" ;;
    esac
done
