#!/usr/bin/env bash
# title: end to end: what serve heard is a run file that is shown, scored and reported, also after a kill
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3 sqlite3
export PYTHONDONTWRITEBYTECODE=1
boot16='[2,"1","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]'
boot201='[2,"1","BootNotification",{"reason":"PowerUp","chargingStation":{"vendorName":"V","model":"M"}}]'
talks() { # [USER:PASSWORD@]STATION SUBPROTOCOL LINE...
    local at=$1 protocol=$2
    shift 2
    case $at in *@*) at=ws://${at%@*}@127.0.0.1:$port/ocpp/${at##*@} ;; *) at=ws://127.0.0.1:$port/ocpp/$at ;; esac
    printf '%s\n' "$@" | timeout 60 python3 "$SOURCE_DIR/tests/e2e/say_ws.py" "$at" "$protocol" >"$tmp/heard"
}
verdict() { # WANT FILE: by the exit code of score
    "$CHARGERIG" score "$2" >"$tmp/score" 2>"$tmp/score.err"
    [ $? = "$1" ] || { cat "$tmp/score" "$tmp/score.err"; fail "the verdict of $2 is not $1"; }
}
ask() { sqlite3 "$1" "$2"; }

# two honest stations: nothing is wrong, what needs a world is not judged
TOKEN=b3arer-tok3n serve_start --port 0 --open --token-env TOKEN --record "$tmp/honest.db" --zone Europe/Amsterdam
key=(-H 'Authorization: Bearer b3arer-tok3n')
curl -s -f -o /dev/null "${key[@]}" -d '{"station":"A","protocol":"ocpp1.6","password":"passw0rd-of-A-16"}' "$url/api/csms/stations" || fail "no A"
talks A:passw0rd-of-A-16@A ocpp1.6 "$boot16" '[2,"2","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available"}]' \
    '[2,"3","Heartbeat",{}]' 'wait 1'
: >"$tmp/heard"
talks A:passw0rd-of-A-16@A ocpp1.6 "$boot16" 'wait 4' 'close 1000' &
talking=$!
says "$tmp/heard" '"GetConfiguration"' # it is there
curl -s -f -o /dev/null "${key[@]}" -d '{"station":"A","action":"ChangeConfiguration","args":{"key":"AuthorizationKey","value":"7365637265742d6f662d412d323020"}}' \
    "$url/api/csms/commands" || fail "no command"
wait $talking
grep -q 7365637265742d6f662d412d323020 "$tmp/heard" || fail "the station was not told its new password"
talks B ocpp2.0.1 "$boot201" '[2,"2","Heartbeat",{}]' 'wait 1' cut
curl -s -m 1 -o /dev/null -H "Authorization: Bearer b3arer-wr0ng" "$url/api/csms/stations"
stop
[ $code = 0 ] || fail "exit $code"
"$CHARGERIG" show "$tmp/honest.db" >"$tmp/story" || fail "show"
for words in '-- heard by serve (Europe/Amsterdam)' 'A .*> boot Accepted, heartbeat every 300 s' 'A .*! loses the connection: it closes the connection (code 1000)' \
    'B .*! loses the connection: it is gone without a close frame' 'serve .*> enrols "B"' 'serve .*> refuses "/api/csms/stations"'; do
    grep -qe "$words" "$tmp/story" || { cat "$tmp/story"; fail "the story has no: $words"; }
done
"$CHARGERIG" score "$tmp/honest.db" >"$tmp/score"
grep -q 'protocol\.\|invariant\.\|sla\.\|invoice\.\|path\.\|experience\.' "$tmp/score" && { cat "$tmp/score"; fail "somebody is blamed"; }
"$CHARGERIG" report "$tmp/honest.db" --out "$tmp/report" >/dev/null || [ $? = 2 ] || fail "report"
grep -q 'heard by serve' "$tmp/report/report.html" || fail "the report"
"$CHARGERIG" ocpp coverage "$tmp/honest.db" >"$tmp/coverage"
grep -q '^1.6 *Heartbeat .*sent *answered' "$tmp/coverage" && grep -q '^2.0.1 *Heartbeat .*sent *answered' "$tmp/coverage" || fail "coverage"
[ "$(ask "$tmp/honest.db" "SELECT group_concat(name) FROM (SELECT name FROM actor WHERE kind = 'station' ORDER BY name)")" = A,B ] || fail "actors"
for secret in passw0rd-of-A-16 cGFzc3cwcmQ 7365637265742d6f b3arer; do
    ! grep -qa "$secret" "$tmp/honest.db" "$tmp/err" || fail "$secret stands in the recording"
done
# it is verified like any other
sqlite3 "$tmp/honest.db" "UPDATE frame SET text = replace(text, '300', '900')"
"$CHARGERIG" score "$tmp/honest.db" >/dev/null 2>"$tmp/score.err"
grep -q 'is not what the run wrote' "$tmp/score.err" || fail "a changed recording is believed"
# and not written over, nor begun by a serve that cannot
"$CHARGERIG" serve --port 0 --record "$tmp/honest.db" >"$tmp/out" 2>"$tmp/second"
[ $? = 3 ] && grep -q 'is there already' "$tmp/second" || fail "a recording is written over"
"$CHARGERIG" serve --port 0 --record "$tmp/none/heard.db" >"$tmp/out" 2>"$tmp/second"
[ $? = 3 ] && [ "$(wc -l <"$tmp/second")" = 1 ] || fail "a folder that is not there"

# each side is held against the standard
serve_start --port 0 --open --record "$tmp/station.db"
"$CHARGERIG" serve --port "$port" --record "$tmp/late.db" >"$tmp/second.out" 2>/dev/null && fail "a port that is taken"
[ ! -e "$tmp/late.db" ] || fail "there is a recording of a serve that could not begin"
talks C ocpp1.6 "$boot16" '[2,"2","Heartbeat",{"colour":"blue"}]' '[3,"nobody-asked",{}]' 'wait 1' 'close 1000'
talks D ocpp1.6 '[2,"1","Heartbeat",{}]' 'wait 1' 'binary'
stop
verdict 1 "$tmp/station.db"
grep -q 'protocol.station: The station C sends Heartbeat: \$.colour' "$tmp/score" || fail "the station's mistake is not told: $(cat "$tmp/score")"
grep -q 'protocol.station: The station C sends an answer: nobody waits for it' "$tmp/score" || fail "an answer to nothing"
! grep -q 'fail *protocol\.[^s]' "$tmp/score" || { cat "$tmp/score"; fail "the CSMS is blamed for a station's mistakes"; }
! grep -q 'Our own' "$tmp/score" || fail "a stranger's station is called ours"
serve_start --port 0 --open --record "$tmp/csms.db" --mutant answers_with_a_list
talks C ocpp1.6 "$boot16" '[2,"2","Heartbeat",{}]' 'wait 1' 'close 1000'
stop
verdict 1 "$tmp/csms.db"
grep -q 'fail *protocol.schema' "$tmp/score" && ! grep -q 'protocol.station' "$tmp/score" || { cat "$tmp/score"; fail "the CSMS's mistake is not its own"; }
# what somebody has the CSMS answer is held against nobody
serve_start --port 0 --open --record "$tmp/told.db"
talks C ocpp1.6 "$boot16"
curl -s -f -o /dev/null -d '{"station":"C","action":"Heartbeat","payload":{"currentTime":7}}' "$url/api/csms/scripts" || fail "no script"
talks C ocpp1.6 "$boot16" '[2,"2","Heartbeat",{}]' 'wait 1' 'close 1000'
stop
"$CHARGERIG" score "$tmp/told.db" >"$tmp/score"
! grep -q 'fail *protocol' "$tmp/score" || { cat "$tmp/score"; fail "a scripted answer is held against somebody"; }

# killed: what was a second old is there
serve_start --port 0 --open --record "$tmp/killed.db"
talks E ocpp1.6 "$boot16" '[2,"2","Heartbeat",{}]' 'wait 2'
stop "$pid" KILL
[ "$(ask "$tmp/killed.db" "SELECT count(*) FROM frame WHERE text LIKE '%Heartbeat%'")" = 1 ] || fail "a frame that was a second old is lost"
"$CHARGERIG" show "$tmp/killed.db" | grep -q 'E .*> boot Accepted' || fail "a killed recording is not read"
"$CHARGERIG" score "$tmp/killed.db" >"$tmp/score"
grep -q 'was killed before its end' "$tmp/score" || fail "it is not said that it was killed"
echo "record: shown, scored, kept"
