#!/usr/bin/env bash
# title: end to end: passwords and tokens reach neither log, report, run file nor message
. "$SOURCE_DIR/tests/e2e/lib.sh"
secret=hunter2-never-to-be-read
export STATION_PASSWORD=$secret

hidden() { # in every file below here but the scenario that states it
    local found
    found=$(grep -rlaF --exclude=literal.lua -- "$secret" . ; grep -rlaF -- "$(printf 'NL-EXA-0001:%s' $secret | base64)" .)
    [ -z "$found" ] || fail "$1: the secret stands in $found"
}
story() { # PASSWORD
    cat <<LUA
scenario "secret" { source = "a password is nobody's business", begins = "2026-03-06 18:30 Europe/Amsterdam" }
local hall = site "Sports hall" { bays = 2, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0001" { profile = "neutral-ac-22", bay = hall.bay[1], password = $1 }
tariff "Day" { energy = "0.45 EUR/kWh", tax = "21 %" }
account "Ann" { person = "Ann", period = "day" }
driver "Ann" { token = "04A1B2C3D4E580", account = "Ann" }
  :does(function(me)
    me:park(hall.bay[1]); me:plug(post)
    check(me:tap(post) == "Accepted", "the card is accepted")
    wait "20 min"
    me:tap(post); me:pull_plug(); me:leave()
  end)
expect.invoice { sessions = 1 }
LUA
}
story "\"$secret\"" >literal.lua
story 'env "STATION_PASSWORD"' >env.lua
for scenario in literal env; do
    for wire in mem ws; do
        "$CHARGERIG" --log debug run $scenario.lua --wire $wire --out $scenario.$wire >$scenario.$wire.txt 2>&1 ||
            { cat $scenario.$wire.txt; fail "$scenario over $wire"; }
        "$CHARGERIG" show $scenario.$wire/run.db --all >$scenario.$wire.show
        hidden "$scenario over $wire"
    done
done
grep -q provision env.mem.show || fail "the log does not say that the station was provisioned"

# the variable is missing: said by name, but only when it is needed
env -u STATION_PASSWORD "$CHARGERIG" run env.lua --out none >none.txt 2>&1
[ $? = 3 ] || fail "a missing variable is not exit 3"
grep -qF 'env.lua:3: station: password: there is no environment variable STATION_PASSWORD' none.txt || { cat none.txt; fail "the variable is not named"; }
env -u STATION_PASSWORD "$CHARGERIG" list env.lua >list.txt 2>&1 || { cat list.txt; fail "a scenario cannot be listed without its secrets"; }

# it is no text that a story could write down
try() { # LINE WORDS
    { story 'env "STATION_PASSWORD"'; echo "$1"; } >leak.lua
    "$CHARGERIG" run leak.lua --out leak >leak.txt 2>&1
    local code=$?
    hidden "$1"
    [ $code = "$2" ] || { cat leak.txt; fail "$1: exit $code"; }
}
try 'note(env "STATION_PASSWORD")' 3
try 'note("the password is " .. env "STATION_PASSWORD")' 3
try 'note(tostring(env "STATION_PASSWORD"))' 0
try 'note(env("STATION_PASSWORD").value)' 3
try 'error(env "STATION_PASSWORD")' 3

# the address of a CSMS may hold a key
"$CHARGERIG" run env.lua --csms "ws://127.0.0.1:9/{station}?key=$secret" --out url >url.txt 2>&1
[ $? = 3 ] || fail "nobody listens there, and that is not exit 3"
grep -qF 'ws://127.0.0.1:9/{station}' url.txt || fail "the address is not named"
hidden "the query of an address"
"$CHARGERIG" run env.lua --csms "ws://ann:$secret@127.0.0.1:9/{station}" --out url >url.txt 2>&1
hidden "the user of an address"
echo 'return { csms = env "CSMS_URL" }' >sut.lua
CSMS_URL="ws://127.0.0.1:9/$secret/{station}" "$CHARGERIG" run env.lua --sut sut.lua --out sut >sut.txt 2>&1
[ $? = 3 ] || fail "nobody listens at the profile's address, and that is not exit 3"
hidden "the address of a SUT profile"
CSMS_URL="$secret" "$CHARGERIG" run env.lua --sut sut.lua --out sut >sut.txt 2>&1
grep -qF 'env CSMS_URL is not an address of a CSMS' sut.txt || { cat sut.txt; fail "a bad address is not said by the name of its variable"; }
hidden "a bad address of a SUT profile"

# serve: the bearer token and the passwords it was given
API_TOKEN=$secret start serve.txt "$CHARGERIG" --log debug serve --port 0 --token-env API_TOKEN
says serve.txt 127.0.0.1
port=$(grep -om1 '127\.0\.0\.1:[0-9]*' serve.txt | head -1 | cut -d: -f2)
ask() { curl -s --noproxy "*" -m 10 "$@"; }
[ "$(ask -o no.txt -w '%{http_code}' "http://127.0.0.1:$port/api/csms/stations")" = 401 ] || fail "the API answers without the token"
ask -H "Authorization: Bearer $secret" -d "{\"station\":\"CP-1\",\"protocol\":\"ocpp1.6\",\"password\":\"$secret\"}" "http://127.0.0.1:$port/api/csms/stations" >made.txt
ask -H "Authorization: Bearer $secret" "http://127.0.0.1:$port/api/csms/stations" >stations.txt
grep -q CP-1 stations.txt || { cat made.txt stations.txt; fail "the station was not made"; }
ask -H "Authorization: Bearer wrong-$secret" "http://127.0.0.1:$port/api/csms/stations" >refused.txt
ask "http://127.0.0.1:$port/" >page.txt
hidden "serve"
stop
hidden "serve, at its end"
