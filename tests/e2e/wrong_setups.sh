#!/usr/bin/env bash
# title: end to end: a slip of the pen in the set-up, or a verb of it in mid-story, is one sentence with file and line
# All these were taken in silence once: a bay that is not there, two posts in one bay, an expectation that nobody read.
. "$SOURCE_DIR/tests/e2e/lib.sh"
bad=0 tried=0

# Lines 1 to 4 of each; the lines of the table follow from line 5 on, with ; at the line breaks.
head='scenario "slip" { begins = "2026-03-02 09:00 UTC" }
local yard = site "Yard" { bays = 2 }
local post = station "Y-1" { bay = yard.bay[1] }
tariff "Yard" { energy = "1.00 EUR/kWh" }'

while IFS='|' read -r words lines; do
    [ -n "$words" ] || continue
    tried=$((tried + 1))
    case $lines in # @OPTION: into the head
    @*) printf '%s\n' "${head/ \}/, ${lines:1} \}}" >slip.lua ;;
    *) printf '%s\n%s\n' "$head" "${lines//;/$'\n'}" >slip.lua ;;
    esac
    "$CHARGERIG" run slip.lua --out out --log error >out.txt 2>err.txt
    code=$?
    if [ $code != 3 ] || ! grep -qF -- "slip.lua:$words" err.txt || [ "$(wc -l <err.txt)" != 1 ]; then
        echo "FAILED: want exit 3 and: slip.lua:$words; got exit $code and:"
        cat slip.lua err.txt
        bad=1
    fi
done <<'SLIPS'
5: Yard has bays 1 to 2, not 3|driver "Ann" { token = "04AA01" }:does(function(me) me:park(yard.bay[3]) end)
5: Yard has bays 1 to 2, not 7|station "Y-2" { bay = yard.bay[7] }
5: Yard has bays 1 to 2, not first|station "Y-2" { bay = yard.bay.first }
5: station: Yard bay 1 has Y-1 already|station "Y-2" { bay = yard.bay[1] }
6: station: Yard bay 2 has Y-2 already|station "Y-2" { bay = yard.bay[2] };station "Y-3" { bay = yard.bay[2] }
6: driver: Ann has the token 04AA01 already|driver "Ann" { token = "04aa01" };driver "Bob" { token = "04AA01" }
6: vehicle: there is already a driver "Ann"|driver "Ann" { token = "04AA01" };vehicle "Ann" {}
6: technician: there is already a technician "Van"|technician "Van" { at = yard:away "1 km" };technician "Van" { at = yard:away "2 km" }
5: agents: there is already a site "Yard"|agents "Yard" {}
5: station: there is already a station "Y-1"|station "Y-1" { bay = yard.bay[2] }
5: tariff "Two" would never count: "Yard" is in force everywhere|tariff "Two" { energy = "2.00 NOK/kWh" }
6: tariff "B" would never count at Y-1: "A" is in force there|tariff "A" { energy = "2 EUR/kWh", stations = { post } };tariff "B" { energy = "3 EUR/kWh", stations = { post } }
5: tariff: there is already a tariff "Yard"|tariff "Yard" { energy = "2.00 EUR/kWh" }
6: expect.invoice: what is expected stands beside the story|test(function();expect.invoice { sessions = 2 };end)
6: expect.path: what is expected stands beside the story|driver "Ann" { token = "04AA01" }:does(function(me);expect.path "contact close";end)
7: account: "Ann" is there already, and cannot change in mid-story|account "Ann" {} driver "Ann" {};test(function();account "Ann" { delivery = "paper" };end)
6: agents: sla is what a desk promises before the story begins|test(function();agents "Late" { sla = { L1 = { on_site = "30 min" } } };end)
6: scenario: a file holds one scenario|test(function();scenario "another" { begins = "2026-03-02 09:00 UTC" };end)
6: playbook stands in a file of its own|test(function();playbook(function(agent, case) end);end)
6: tariff "Two" would never count: "Yard" is in force everywhere|test(function();tariff "Two" { energy = "2.00 EUR/kWh" };end)
6: station: there is already a station "Y-1"|test(function();station "Y-1" { bay = yard.bay[2] };end)
6: station: Yard bay 1 has Y-1 already|test(function();station "Y-2" { bay = yard.bay[1] };end)
5: playbook 'no-strat': did you mean 'no-start'?|agents "Desk" { playbook = "no-strat" }
5: playbook 'nobody': there is no nobody.lua in playbooks/ beside the scenario|technician "Van" { at = yard:away "1 km", playbook = "nobody" }
5: playbook '../../no-start': a playbook has a plain name|agents "Desk" { playbook = "../../no-start" }
5: playbook '/etc/passwd': a playbook has a plain name|agents "Desk" { alarms = "/etc/passwd" }
5: playbook 'no-start.lua': a playbook has a plain name|agents "Desk" { playbook = "no-start.lua" }
5: agents: playbook must be the name of a playbook or function|agents "Desk" { playbook = 7 }
1: scenario: it ends before it begins|@ends = "2026-03-01 09:00"
1: scenario: begins: "Europe/Amsterdan" is not a time zone|@begins = "2026-03-02 09:00 Europe/Amsterdan"
5: "lock" is not a part that can break; there are: connector lock, connector bolt,|post:breaks "lock"
5: link: "down" is not a fault of a link; there are: |post:link "down"
5: technician: no part is called "lock"; there are: connector lock,|technician "Van" { at = yard:away "1 km", parts = "lock" }
5: tariff: windows: expected a list such as { a, b }, whose entries have no name, but there is 'energy'|tariff "T" { windows = { from = "22:00", to = "06:00", energy = "1 EUR/kWh" } }
5: 'wait' is no word of a driver but a verb of its own|driver "Ann" {}:does(function(me) me:wait "1 h" end)
5: 'tap' is no word of a station but of a driver|driver "Ann" {}:does(function(me) post:tap(me) end)
5: 'park' is a word of a driver, which stands before it: me:park(...)|driver "Ann" {}:does(function(me) park(yard.bay[1]) end)
5: there is no 'print' here: note "..." writes into the log|driver "Ann" {}:does(function(me) print "x" end)
5: calls_support: nobody is at the desk|driver "Ann" { token = "04AA01" }:does(function(me) me:calls_support("hello") end)
6: calls_support: there is no station "Y-9", did you mean "Y-1"?|agents "Desk" {};driver "Ann" {}:does(function(me) me:calls_support("hello", { station = "Y-9" }) end)
6: writes_email: there is no station "X"|agents "Desk" {};driver "Ann" { email = true }:does(function(me) me:writes_email("hello", { station = "X" }) end)
SLIPS

# A playbook beside the scenario comes before one of that name that comes with the program; ipairs still ends at the last bay.
mkdir -p told/playbooks
printf 'playbook(function(agent, case) note("mine") agent:opens(case) agent:reply(case, "yes") agent:close(case, "done") end)\n' >told/playbooks/no-start.lua
printf '%s\nfor n, bay in ipairs(yard.bay) do note(n .. ": " .. bay.name) end
agents "Desk" {}
driver "Ann" { token = "04AA01" }:does(function(me) me:calls_support("hello", { about = "other" }) end)\n' "$head" >told/slip.lua
"$CHARGERIG" run told/slip.lua --out out --log error >out.txt || { echo "FAILED: a playbook beside the scenario"; cat out.txt; bad=1; }
for words in '> mine' '> 2: Yard bay 2'; do
    "$CHARGERIG" show out/run.db | grep -qF "$words" || { echo "FAILED: not in the log: $words"; bad=1; }
done
printf 'playbook(function(agent, case) end' >told/playbooks/no-start.lua
"$CHARGERIG" run told/slip.lua --out out --log error >out.txt 2>err.txt
grep -qF "playbook 'no-start': told/playbooks/no-start.lua:1:" err.txt || { echo "FAILED: a playbook that is no Lua"; cat err.txt; bad=1; }
printf 'return 7\n' >told/playbooks/no-start.lua
"$CHARGERIG" run told/slip.lua --out out --log error >out.txt 2>err.txt
grep -qF "playbook 'no-start' needs playbook(function ... end)" err.txt || { echo "FAILED: a playbook without playbook()"; cat err.txt; bad=1; }

# What somebody tried and could not do is told, a failed check with its line and its values, and a story that did not load
# with what it lacked.
printf '%s\n' "$head" 'driver "Ann" { token = "04AA01" }:does(function(me)' 'me:plug(post) me:pull_plug() me:leave() me:press_restart(post)' \
    'check(me:charging(), "she charges", 7)' 'end)' >told/tried.lua
"$CHARGERIG" run told/tried.lua --out out --log error >out.txt 2>err.txt
"$CHARGERIG" show out/run.db >show.txt
for words in 'cannot plug in at Y-1/1: they are not parked' 'cannot pull the plug: nothing is plugged in' \
    'cannot drive away: they are not parked' '! check failed: she charges (found 7) at told/tried.lua:7'; do
    grep -qF "$words" show.txt || { echo "FAILED: not told: $words"; cat show.txt; bad=1; }
done
printf 'scenario "s" { begins = "2026-03-02" }\n' >told/tried.lua
"$CHARGERIG" run told/tried.lua --out out --log error >out.txt 2>err.txt
"$CHARGERIG" show out/run.db >show.txt
if grep -qF '(null)' show.txt || ! grep -qF 'not told to its end: told/tried.lua:1: scenario: begins: expected' show.txt; then
    echo "FAILED: a story that does not load"
    cat show.txt
    bad=1
fi
[ $bad = 0 ] && echo "slips of the pen: $tried"
exit $bad
