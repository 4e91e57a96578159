#!/usr/bin/env bash
# title: end to end: on a full disk serve refuses, says so and works again, and a run says so and can be read
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs prlimit curl jq sqlite3 python3
serve_start --port 0 --db "$tmp/stack.db"
add() { curl -s -m 10 -o answer.json -w '%{http_code}' -d "{\"station\":\"$1\",\"protocol\":\"ocpp1.6\",\"connectors\":1}" "$url/api/csms/stations"; }
frames() { # what a station is answered to a BootNotification: the type of the frame
    python3 - "$SOURCE_DIR/tests/e2e" "$port" "$1" <<'P'
import json, socket, sys
sys.path.insert(0, sys.argv[1])
import raw_ws
sock = socket.create_connection(("127.0.0.1", int(sys.argv[2])), 10)
sock.sendall(("GET /ocpp/%s HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n" % sys.argv[3]).encode())
_, rest = raw_ws.to_head(sock)
end = raw_ws.End(sock, rest, True, False)
end.write(raw_ws.TEXT, b'[2,"b","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]')
while True:
    _, text = end.read()
    if json.loads(text)[1] == "b":
        print(json.loads(text)[0])
        break
P
}
[ "$(add before)" = 201 ] || fail "a station"
[ "$(frames before)" = 3 ] || fail "a boot"
for round in 1 2; do
    # no file may grow past this: what is on the disk is there, and nothing more goes onto it
    prlimit --pid "$pid" --fsize=8192:unlimited || fail "prlimit"
    for n in 1 2 3; do
        [ "$(add "never-$round-$n")" = 503 ] && jq -e '.error | test("database")' answer.json >/dev/null || fail "not refused: $(cat answer.json)"
    done
    [ "$(frames before)" = 4 ] || fail "a boot is acknowledged that is not kept"
    [ "$(curl -s -m 10 -o /dev/null -w '%{http_code}' "$url/api/health")" = 200 ] || fail "what only asks is refused"
    [ "$(grep -c 'what would change something is refused' err)" = "$round" ] || fail "it is not said once"
    prlimit --pid "$pid" --fsize=unlimited:unlimited
    [ "$(add "after-$round")" = 201 ] || fail "round $round: there is room, and it does not work again: $(cat answer.json)"
    [ "$(frames "after-$round")" = 3 ] || fail "a boot when there is room"
    says err 'the database can be written again'
    [ "$(grep -c 'can be written again' err)" = "$round" ] || fail "it is not said once that it works again"
done
stop
[ $code = 0 ] || fail "serve ends with $code"
[ "$(sqlite3 stack.db 'SELECT group_concat(id) FROM (SELECT id FROM station ORDER BY id)')" = after-1,after-2,before ] ||
    fail "kept: $(sqlite3 stack.db 'SELECT id FROM station')"
[ "$(sqlite3 stack.db 'PRAGMA integrity_check')" = ok ] || fail "the database is damaged"

# a run: one sentence, exit code 3, and what was written can be read
for kb in 200 400 800 1600; do
    (ulimit -f $kb && exec "$CHARGERIG" run --jobs 1 --log error --out "small$kb" "$SOURCE_DIR"/scenarios/{happy-session,comms-loss,stuck-cable}.lua) >"small$kb.txt" 2>&1
    code=$?
    telling=("small$kb.txt")
    [ $code = 3 ] || fail "$kb KB: exit $code, not 3"
    [ "$(grep -c "cannot write" "small$kb.txt")" -ge 1 ] || fail "$kb KB: it is not said"
    sqlite3 "small$kb/run.db" 'PRAGMA quick_check' | grep -qx ok || fail "$kb KB: the run file is damaged"
    "$CHARGERIG" show "small$kb/run.db" >shown.txt 2>&1 || { head -3 shown.txt; fail "$kb KB: it cannot be shown"; }
    "$CHARGERIG" score "small$kb/run.db" >scored.txt 2>&1
    case $? in 2 | 3) ;; *) cat scored.txt; fail "$kb KB: it is scored as if it were whole" ;; esac
done
