#!/usr/bin/env bash
# title: end to end: serve --open takes any station, and the README says how to enrol one otherwise
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs jq python3
export PYTHONDONTWRITEBYTECODE=1
boot16='[2,"1","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]'
boot201='[2,"1","BootNotification",{"reason":"PowerUp","chargingStation":{"vendorName":"V","model":"M"}}]'
# talks [USER:PASSWORD@]STATION SUBPROTOCOLS LINE...: what it hears
talks() {
    local at=$1 protocols=$2
    shift 2
    case $at in *@*) at=ws://${at%@*}@127.0.0.1:$port/ocpp/${at##*@} ;; *) at=ws://127.0.0.1:$port/ocpp/$at ;; esac
    printf '%s\n' "$@" | timeout 60 python3 "$SOURCE_DIR/tests/e2e/say_ws.py" "$at" "$protocols" >"$tmp/heard"
    cat "$tmp/heard"
}

# as it is printed, but for the port
serve_start --port 0
sed -n 's/^\(curl -d .*127.0.0.1:9016.*\)$/\1/p' "$SOURCE_DIR/README.md" | sed "s/9016/$port/" >"$tmp/lines"
[ "$(wc -l <"$tmp/lines")" = 3 ] || fail "the README has not its three lines of curl"
[ "$(talks CP-1 ocpp1.6 "$boot16")" = 'refused 404' ] || fail "a station is known that nobody enrolled"
bash -e "$tmp/lines" >"$tmp/answers" 2>/dev/null || fail "a line of the README fails"
! grep -q error "$tmp/answers" || fail "a line of the README is refused: $(cat "$tmp/answers")"
talks CP-1 ocpp1.6 "$boot16" | grep Accepted >/dev/null || fail "CP-1 is not taken in 1.6"
talks CP-1 ocpp2.0.1 "$boot201" | grep Accepted >/dev/null || fail "CP-1 is not taken in 2.0.1"
[ "$(talks CP-2 ocpp1.6 "$boot16")" = 'refused 401' ] || fail "CP-2 comes in without its password"
talks 'CP-2:sixteen-or-more!@CP-2' ocpp1.6 "$boot16" | grep Accepted >/dev/null || fail "CP-2 is not taken"
talks CP-1 ocpp1.6 "$boot16" '[2,"2","Authorize",{"idTag":"04A1B2C3D4E580"}]' | grep '"2"' | grep Accepted >/dev/null || fail "the card is not known"
stop
grep -q 'no station of this name is enrolled' "$tmp/err" || fail "it is not said who was refused"

# any station: in either version, then in the other, with and without a password, and what it says is kept
serve_start --port 0 --open --db "$tmp/open.db"
grep -q 'takes any station (--open): whoever reaches 127.0.0.1 can be one, without a password' "$tmp/err" || fail "it does not say that it is open"
talks NEW-1 ocpp1.6 "$boot16" '[2,"2","StatusNotification",{"connectorId":2,"errorCode":"NoError","status":"Available"}]' | grep Accepted >/dev/null ||
    fail "NEW-1 is not taken"
talks NEW-1 ocpp2.0.1 "$boot201" | grep Accepted >/dev/null || fail "NEW-1 is not taken in its other version"
talks 'x:y@NEW-2' 'ocpp2.0.1, ocpp1.6' "$boot201" \
    '[2,"2","StatusNotification",{"timestamp":"2026-03-06T17:30:00Z","connectorStatus":"Available","evseId":3,"connectorId":1}]' |
    grep -q Accepted || fail "NEW-2 is not taken"
curl -s "$url/api/csms/stations" | jq -e '[.stations[] | select(.connectors | length > 0) | .station] == ["NEW-1", "NEW-2"]' >/dev/null ||
    fail "what they say of their connectors is not kept"
[ "$(grep -c '^chargerig serve: enrols "NEW-[12]" from 127.0.0.1 with its first connection' "$tmp/err")" = 2 ] || fail "it is not said who was enrolled"
# not everything: no common version, no path of a station, a page
[ "$(talks NEW-3 ocpp1.2 "$boot16" 'wait 5')" = 'closed 1002' ] || fail "a version that it does not speak is taken"
curl -s "$url/api/csms/stations" | grep -q NEW-3 && fail "NEW-3 is enrolled"
# who was enrolled with a password keeps it
curl -s -f -o /dev/null -d '{"station":"SAFE","protocol":"ocpp1.6","password":"sixteen-or-more!"}' "$url/api/csms/stations" || fail "SAFE"
[ "$(talks SAFE ocpp1.6 "$boot16")" = 'refused 401' ] || fail "a password is not asked for any more"
stop
serve_start --port 0 --db "$tmp/open.db"
talks NEW-1 ocpp1.6 "$boot16" | grep Accepted >/dev/null || fail "NEW-1 is not known after a restart"
[ "$(talks NEW-9 ocpp1.6 "$boot16")" = 'refused 404' ] || fail "it is open for ever"
stop
# for loopback only, unless a token guards the API
"$CHARGERIG" serve --open --host 0.0.0.0 --port 0 >/dev/null 2>"$tmp/err" && fail "open to everybody without a token"
grep -q 'without a token' "$tmp/err" || fail "it does not say why"
echo "open: taken, kept, closed again"
