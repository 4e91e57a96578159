#!/usr/bin/env bash
# title: end to end: typical mistakes in a story are each answered with line and what is allowed, or work
# Listed from the manual: what people forget, misspell, or know from elsewhere. None is taken in silence.
. "$SOURCE_DIR/tests/e2e/lib.sh"
bad=0 tried=0

# Lines 1 to 4 of each but those that begin with !, which are whole files; ;; is a line break. What begins with D is what a
# driver does, from line 6 on, and what begins with A an agent. What went wrong is told once, and nothing behind it.
head='scenario "slip" { begins = "2026-03-02 09:00 Europe/Amsterdam" }
local yard = site "Yard" { bays = 2 }
local post = station "Y-1" { profile = "neutral-ac-22", bay = yard.bay[1] }
tariff "Yard" { energy = "1.00 EUR/kWh" }'

while IFS='|' read -r words lines; do
    [ -n "$words" ] || continue
    tried=$((tried + 1))
    lines=${lines// ;; /$'\n'}
    case $lines in
    !*) printf '%s\n' "${lines:1}" ;;
    'D '*) printf '%s\ndriver "Ann" { token = "04AA01" }:does(function(me)\n%s\nend)\n' "$head" "${lines:2}" ;;
    'A '*)
        printf '%s\nagents "Desk" { playbook = function(agent, case)\n%s\nend }\n' "$head" "${lines:2}"
        printf 'driver "Ann" { token = "04AA01" }:does(function(me) wait "1 min" me:calls_support "help" end)\n'
        ;;
    *) printf '%s\n%s\n' "$head" "$lines" ;;
    esac >slip.lua
    "$CHARGERIG" run slip.lua --out out --log error >out.txt 2>err.txt
    code=$?
    if [ "$words" = works ]; then
        [ $code = 0 ] || [ $code = 2 ] && [ ! -s err.txt ] && continue
    elif [ $code = 3 ] && grep -qF -- "slip.lua:$words" err.txt && [ "$(wc -l <err.txt)" = 1 ] && ! grep -q '^ *inconc  ' out.txt; then
        continue
    fi
    echo "FAILED: want: $words; got exit $code and:"
    cat slip.lua err.txt
    bad=1
done <<'MISTAKES'
1: scenario needs begins, as in begins = "2026-03-06 18:30 Europe/Amsterdam"|!scenario "s" {}
1: scenario: begins: "Europe/Amsterdan" is not a time zone of /usr/share/zoneinfo, as|!scenario "s" { begins = "2026-03-02 09:00 Europe/Amsterdan" }
1: scenario: begins: expected a local time and its zone such as "2026-03-06 18:30|!scenario "s" { begins = "2026-03-02" }
1: scenario: begins: expected a local time and its zone such as "2026-03-06 18:30|!scenario "s" { begins = "02.03.2026 09:00 Europe/Berlin" }
1: scenario: begins: "+01:00" is not a time zone of /usr/share/zoneinfo, as Europe/Amsterdam,|!scenario "s" { begins = "2026-03-02 09:00 +01:00" }
1: scenario: unknown option 'begin', did you mean "begins"? There are: source, begins, ends,|!scenario "s" { begin = "2026-03-02 09:00 UTC" }
1: scenario: catches: "double_bill" is not a mutant (chargerig mutants --names lists them)|!scenario "s" { begins = "2026-03-02 09:00 UTC", catches = { "double_bill" } }
1: scenario: catches: expected a table, got "double_bills_after_reconnect": in { } it is one|!scenario "s" { begins = "2026-03-02 09:00 UTC", catches = "double_bills_after_reconnect" }
1: scenario: ocpp: expected a table, got "1.6": in { } it is one|!scenario "s" { begins = "2026-03-02 09:00 UTC", ocpp = "1.6" }
1: scenario: ocpp must be a list of versions that stations speak, as in { "1.6", "2.0.1" }|!scenario "s" { begins = "2026-03-02 09:00 UTC", ocpp = { "1.5" } }
1: scenario: ocpp must be a list of versions that stations speak, as in { "1.6", "2.0.1" }|!scenario "s" { begins = "2026-03-02 09:00 UTC", ocpp = { "2.1" } }
works|!scenario "s" { begins = "2026-03-02 09:00 UTC", ocpp = { "ocpp1.6" } }
1: scenario: ocpp needs a version|!scenario "s" { begins = "2026-03-02 09:00 UTC", ocpp = {} }
1: scenario: needs: "csms" is nothing that can be needed; there are: csms.provision,|!scenario "s" { begins = "2026-03-02 09:00 UTC", needs = { "csms" } }
1: scenario: it ends before it begins|!scenario "s" { begins = "2026-03-02 09:00 UTC", ends = "2026-03-01 09:00" }
1: scenario: ends: expected a local time such as "2026-03-07 06:00" or "06:00", got "10 h"|!scenario "s" { begins = "2026-03-02 09:00 UTC", ends = "10 h" }
works|!scenario "s" { begins = "2026-03-02 09:00 UTC", tags = { "a" } }
1: scenario needs a name in quotes, then { ... }|!scenario { begins = "2026-03-02 09:00 UTC" }
1: scenario "s" needs its { ... }|!scenario "s"
1: site needs scenario "name" { ... } before it, the first verb of a file|!site "Yard" {}
1: there is no 'print' here: note "..." writes into the log of the run|!print("x")
5: site: bays must be a number from 1 to 10000|site "X" { bays = 0 }
5: site: bays: expected a whole number, not negative, got "2"|site "X" { bays = "2" }
5: site: bays: expected a whole number, not negative, got -1|site "X" { bays = -1 }
5: site: unknown option 'bay', did you mean "bays"? There are: bays, at|site "X" { bay = 2 }
5: site: at needs latitude and longitude in degrees, as in { 52.09, 5.12 }|site "X" { at = { 52.09 } }
5: site: at needs latitude and longitude in degrees, as in { 52.09, 5.12 }|site "X" { at = { 152.09, 5 } }
5: site: at: expected a table, got "52.09, 5.12": in { } it is one|site "X" { at = "52.09, 5.12" }
5: site "X" needs its { ... }|site("X", { bays = 2 })
5: station: "neutral-ac22" is not a vendor profile; there are: neutral-ac-22, neutral-dc-dual;|station "Y-2" { profile = "neutral-ac22", bay = yard.bay[2] }
5: station: "abb" is not a vendor profile; there are: neutral-ac-22, neutral-dc-dual; or the|station "Y-2" { profile = "abb", bay = yard.bay[2] }
5: expected a bay, got a number, as hall.bay[1] is one of site "Hall" { ... }|station "Y-2" { bay = 2 }
5: expected a bay, got a site|station "Y-2" { bay = yard }
5: station: "1.7" is not a version of OCPP that stations speak, did you mean "1.6"? There are:|station "Y-2" { bay = yard.bay[2], ocpp = "1.7" }
5: station: ocpp: expected a text, got 1.6|station "Y-2" { bay = yard.bay[2], ocpp = 1.6 }
5: overrides: unknown option 'power'; there are: vendor, model, firmware, source, ocpp,|station "Y-2" { bay = yard.bay[2], overrides = { power = 22 } }
5: "lock" is not a part that can break; there are: connector lock, connector bolt, controller,|post:breaks("lock")
5: "conector lock" is not a part that can break, did you mean "connector lock"? There are:|post:breaks("conector lock")
5: breaks: from: expected a local time such as "2026-03-07 06:00" or "06:00", got "end of|post:breaks("connector lock", { from = "end of sesion" })
5: breaks: from: expected a local time such as "2026-03-07 06:00" or "06:00", got "19:00 h"|post:breaks("connector lock", { from = "19:00 h" })
5: breaks: remote_unlock must be "works" or "fails", not "fail"|post:breaks("connector lock", { remote_unlock = "fail" })
5: breaks: unknown option 'at'; there are: from, until_, remote_unlock, reset, connector, adds|post:breaks("connector lock", { at = "10 min" })
5: expected a station before the verb, got a string (verbs are called with a colon)|post.breaks("connector lock")
5: unknown word of a station: 'brakes', did you mean 'breaks'?|post:brakes("connector lock")
5: unknown word of a station: 'links', did you mean 'link'?|post:links("lose answers")
5: link: "lost answers" is not a fault of a link, did you mean "lose answers"? There are: cut,|post:link("lost answers")
5: link: "down" is not a fault of a link; there are: cut, stall, delay, lose answers,|post:link("down")
6: link: "lose answer" is not a fault of a link, did you mean "lose answers"? There are: cut,|D post:link("lose answer")
5: tariff: energy must be a price such as "0.45 EUR/kWh", not "0.45"|tariff "T2" { energy = "0.45", stations = { post } }
5: tariff: energy: expected a text, got 0.45|tariff "T2" { energy = 0.45, stations = { post } }
5: tariff: energy must be a price such as "0.45 EUR/kWh", not "0.45 EUR"|tariff "T2" { energy = "0.45 EUR", stations = { post } }
works|tariff "T2" { tax = "21%", energy = "0.45 EUR/kWh", stations = { post } }
5: tariff: tax: expected a text, got 21|tariff "T2" { tax = 21, energy = "0.45 EUR/kWh", stations = { post } }
5: tariff: tax must be a share such as "21 %", not "21"|tariff "T2" { tax = "21", energy = "0.45 EUR/kWh", stations = { post } }
works|tariff "T2" { idle = "0.05 EUR/min after 15 minutes", stations = { post } }
5: tariff: time must be a price such as "1.20 EUR/h", not "0.05 EUR/s"|tariff "T2" { time = "0.05 EUR/s", stations = { post } }
5: tariff: unknown option 'parking'; there are: energy, time, idle, flat, tax, windows,|tariff "T2" { parking = "0.05 EUR/min", stations = { post } }
5: tariff: a window needs from and to, such as from = "22:00", to = "06:00"|tariff "T2" { energy = "1 EUR/kWh", windows = { { from = "22:00", energy = "0.2 EUR/kWh" } }, stations = { post } }
5: tariff: windows: expected a list such as { a, b }, whose entries have no name, but there is|tariff "T2" { energy = "1 EUR/kWh", windows = { from = "22:00", to = "06:00", energy = "0.2 EUR/kWh" }, stations = { post } }
5: expected a station, got a string|tariff "T2" { energy = "1 EUR/kWh", stations = { "Y-1" } }
5: tariff: stations: expected a table, got a station|tariff "T2" { energy = "1 EUR/kWh", stations = post }
5: tariff: expected one currency, got EUR and USD|tariff "T2" { energy = "1 EUR/kWh", time = "1 USD/h", stations = { post } }
5: vehicle: battery: expected an energy such as "58 kWh" (Wh, kWh, MWh), got "58"|vehicle "V" { battery = "58" }
5: vehicle: battery: expected an energy such as "58 kWh" (Wh, kWh, MWh), got 58|vehicle "V" { battery = 58 }
5: vehicle: soc: expected a share such as "40 %", from 0 to 100 %, got "0.4"|vehicle "V" { soc = "0.4" }
5: vehicle: soc: expected a share such as "40 %", from 0 to 100 %, got 40|vehicle "V" { soc = 40 }
works|vehicle "V" { soc = "40%" }
works|vehicle "V" { soc = "90 %", target = "50 %" }
works|vehicle "V" { ac = "11kW" }
5: vehicle: ac: expected a power such as "22 kW" (W, kW, MW), got "11 KW"|vehicle "V" { ac = "11 KW" }
5: vehicle: phases must be 1 or 3|vehicle "V" { phases = 2 }
5: vehicle: departure: expected a local time such as "2026-03-07 06:00" or "06:00", got "7"|vehicle "V" { departure = "7" }
5: vehicle: departure: expected a local time such as "2026-03-07 06:00" or "06:00", got "25:00"|vehicle "V" { departure = "25:00" }
5: vehicle: current_limit: expected a current such as "16 A" (mA, A), got "16"|vehicle "V" { current_limit = "16" }
5: vehicle: contract must be "install" or "update", not "yes"|vehicle "V" { contract = "yes" }
5: driver "Ann" needs its { ... }|driver "Ann"
5: driver: token: expected a text, got 4711|driver "Ann" { token = 4711 }
5: driver: a token has 1 to 20 characters, not ""|driver "Ann" { token = "" }
5: driver: a token has 1 to 20 characters, not "123456789012345678901"|driver "Ann" { token = "123456789012345678901" }
5: driver: unknown option 'tokens', did you mean "token"? There are: token, token_type,|driver "Ann" { tokens = "04AA" }
5: driver: patience: expected a duration such as "20 min" or "1 h 30 min" (ms, s, min, h,|driver "Ann" { token = "04AA01", patience = "10" }
5: driver: patience: expected a duration such as "20 min" or "1 h 30 min" (ms, s, min, h,|driver "Ann" { token = "04AA01", patience = 10 }
works|driver "Ann" { token = "04AA01", patience = "1 d" }
works|driver "Ann" { token = "04AA01", patience = "1 day" }
works|driver "Ann" { token = "04AA01", patience = "1 hour" }
works|driver "Ann" { token = "04AA01", patience = "90 seconds" }
5: expected a vehicle, got a string|driver "Ann" { token = "04AA01", vehicle = "Leaf" }
5: driver: OCPP 2.0.1 has no token type "RFID"; there are: Central, eMAID, ISO14443, ISO15693,|driver "Ann" { token = "04AA01", token_type = "RFID" }
5: driver: cable_worth: expected an amount such as "300 EUR", got "300"|driver "Ann" { token = "04AA01", cable_worth = "300" }
works|driver "Ann" { token = "04AA01", account = "Nobody" }
5: <name> expected near 'do'|driver "Ann" { token = "04AA01" }:do(function(me) end)
5: does: expected function(me) ... end, got a no value|driver "Ann" { token = "04AA01" }:does()
5: there is no 'me' here: it is the argument of a driver's story: driver:does(function(me) ...|driver "Ann" { token = "04AA01" }:does(function() me:park(yard.bay[1]) end)
5: technician "Tom" needs a place: at = ...|technician "Tom" {}
5: expected a place, got a table|technician "Tom" { at = { 52, 5 } }
5: expected a place, got a site|technician "Tom" { at = yard }
5: away: expected a distance such as "6 km" (m, km), got 6|technician "Tom" { at = yard:away(6) }
5: away: expected a distance such as "6 km" (m, km), got "6"|technician "Tom" { at = yard:away "6" }
works|technician "Tom" { at = yard:away "6 km", speed = "50 km/h" }
works|technician "Tom" { at = yard:away "6 km", speed = "50 kmh" }
5: technician: speed: expected a speed such as "50 km/h", got 50|technician "Tom" { at = yard:away "6 km", speed = 50 }
5: technician: shift: expected hours such as "07:00-23:00", got "7-19"|technician "Tom" { at = yard:away "6 km", shift = "7-19" }
5: technician: shift: expected hours such as "07:00-23:00", got "07:00 - 19:00"|technician "Tom" { at = yard:away "6 km", shift = "07:00 - 19:00" }
5: technician: employer must be "own" or "contractor", not "other"|technician "Tom" { at = yard:away "6 km", employer = "other" }
5: technician: no part is called "lock"; there are: connector lock, connector bolt, contactor,|technician "Tom" { at = yard:away "6 km", parts = "lock" }
5: technician: parts: expected a text, got a table|technician "Tom" { at = yard:away "6 km", parts = { "connector lock" } }
5: agents: count must be 1 to 1000|agents "Desk" { count = 0 }
5: agents: unknown option 'number'; there are: count, shift, playbook, alarms, picks_up, sla|agents "Desk" { number = 2 }
5: playbook 'stuck_cable': did you mean 'stuck-cable'? there is no stuck_cable.lua in|agents "Desk" { playbook = "stuck_cable" }
5: agents: sla: a grade has first_reply, progress, on_site and resolution, not "onsite"|agents "Desk" { sla = { L1 = { onsite = "30 min" } } }
5: agents: sla: a grade is L1, L2 or L3, not "L9"|agents "Desk" { sla = { L9 = { on_site = "30 min" } } }
5: account: period must be "month" or "day", not "week"|account "A" { period = "week" }
5: account: delivery must be "email" or "paper", not "mail"|account "A" { delivery = "mail" }
5: expect.invoice: sessions: expected a whole number, not negative, got "1"|expect.invoice { sessions = "1" }
5: expect.invoice: sessions: expected a whole number, not negative, got 1.5|expect.invoice { sessions = 1.5 }
5: expect.invoice: idle: expected an amount of money such as "0.75 EUR", or one of "none",|expect.invoice { idle = "0.75" }
5: expect.invoice: idle: expected an amount of money such as "0.75 EUR", or one of "none",|expect.invoice { idle = "free" }
5: expect.invoice: delivery: expected one of "email", "paper", got "mail", did you mean "email"?|expect.invoice { delivery = "mail" }
5: expect.invoice: unknown option 'amount'; there are: sessions, idle, total, delivery,|expect.invoice { amount = "5 EUR" }
5: unknown expectation 'invoices', did you mean 'invoice'?|expect.invoices { sessions = 1 }
5: expect.sla: on_site: expected a duration such as "20 min", also "under 20 min", got 30|expect.sla { on_site = 30 }
5: expect.sla: on_site: expected a duration such as "20 min", also "under 20 min", got "30"|expect.sla { on_site = "30" }
5: expect.sla: unknown option 'onsite', did you mean "on_site"? There are: grade, answer,|expect.sla { onsite = "30 min" }
5: expect.sla: promises: expected one of "kept", "kept, or renewed before they break", got true|expect.sla { promises = true }
5: expect.sla: hours: expected hours such as "08:00-18:00", got "9-17"|expect.sla { hours = "9-17" }
5: expect.sla: days: expected days of the week such as "Mon-Fri" or "1-5", got "weekdays"|expect.sla { days = "weekdays" }
5: expect.sla: holidays: expected a list of dates such as { "2026-12-25" }, got "2026-04-06"|expect.sla { holidays = "2026-04-06" }
5: expect.sla: holidays: expected a list of dates such as { "2026-12-25" }, got "6.4.2026"|expect.sla { holidays = { "6.4.2026" } }
5: expect.path: model: "dispach" is not a step of a ticket, did you mean "dispatch"? There are:|expect.path "contact close dispach"
5: expect.path: forbidden: expected a list of steps of a ticket such as { "dispatch" }, got|expect.path { forbidden = "dispatch" }
5: expect.path: fitness: expected a number from 0 to 1, got 2|expect.path { fitness = 2 }
5: expect.path: model: a bracket is not closed at character 15 of "contact (close"|expect.path { model = "contact (close" }
5: expect.dispatch: technician: the scenario has no technician called "Nobody"|expect.dispatch { technician = "Nobody" }
5: expect.experience: contacts: expected a whole number, not negative, got "none"|expect.experience { contacts = "none" }
5: expect.experience: silence: expected a duration such as "20 min", also "under 20 min", got|expect.experience { silence = "0" }
5: expect.experience: refused: expected true; what is not expected is left out, got false|expect.experience { refused = false }
5: expect.experience: reason: expected one of "Blocked", "Expired", "NoCredit", "Unknown",|expect.experience { reason = "blocked" }
5: expect.invoice: expected a table { ... }, got a nil|expect.invoice()
5: expectations are stated as expect.sla { ... }|expect.invoice = { sessions = 1 }
5: expectations are stated as expect.sla { ... }|expect { invoice = { sessions = 1 } }
6: expected a station, got a bay|D me:plug(yard.bay[1])
6: expected a bay, got a site|D me:park(yard)
6: expected a bay, got a number|D me:park(1)
6: expected a bay, got a string|D me:park("bay 1")
6: Y-1 has connectors 1 to 1, not 2|D me:plug(post, 2)
6: the connector: expected a whole number, not negative, got "1"|D me:plug(post, "1")
6: expected a station, got nothing (nil)|D me:tap()
6: tap: a token has 1 to 20 characters, not ""|D me:tap(post, "")
6: expected a driver before the verb, got a station (verbs are called with a colon)|D me.tap(post)
6: 'wait' is no word of a driver but a verb of its own: wait(...)|D me:wait("5 min")
6: wait: expected a duration such as "20 min" or "1 h 30 min" (ms, s, min, h, days), got 300|D wait(300)
6: wait: expected a duration such as "20 min" or "1 h 30 min" (ms, s, min, h, days), got "5"|D wait "5"
6: wait_until: expected a local time such as "2026-03-07 06:00" or "06:00", got "25:00"|D wait_until "25:00"
6: wait_until: expected a local time such as "2026-03-07 06:00" or "06:00", got "tomorrow 08:00"|D wait_until "tomorrow 08:00"
6: there is no 2026-02-30 10:00 in this zone: the month is shorter|D wait_until "2026-02-30 10:00"
6: unknown word of a driver: 'charge', did you mean 'charges'?|D me:charge(post)
6: the state of charge: expected a share such as "40 %", from 0 to 100 %, got "80"|D me:wait_soc "80"
6: the state of charge: expected a share such as "40 %", from 0 to 100 %, got 80|D me:wait_soc(80)
6: the limit: expected a duration such as "20 min" or "1 h 30 min" (ms, s, min, h, days), got|D me:wait_charged("3")
6: check: the second argument: expected a text, got nothing (nil)|D check("plugged")
6: check: the second argument: expected a text, got nothing (nil)|D check(true)
6: note: expected a text, got 1|D note(1)
6: note: expected a text, got nothing (nil)|D note()
6: wait_bill: within: expected a duration such as "20 min" or "1 h 30 min" (ms, s, min, h,|D me:wait_bill { within = 24 }
6: wait_bill: unknown option 'withing', did you mean "within"? There are: kind, within|D me:wait_bill { withing = "24 h" }
6: wait_bill: expected a table { ... }, got a string|D me:wait_bill("24 h")
6: calls_support: expected a text, got nothing (nil)|D me:calls_support()
6: calls_support: about must be fault, billing, access or other, not 'car'|D me:calls_support("help", { about = "car" })
6: writes_email: Ann has no e-mail|D me:writes_email("help")
6: uses_app: Ann has no app|D me:uses_app("help")
6: "colour" is not a question; there are: station, connector, plugged, display, token,|D me:answers("colour")
6: unknown word of a driver: 'pulls_plug', did you mean 'pull_plug'?|D me:pulls_plug()
6: disputes needs a bill or its number|D me:disputes()
6: Y-1 has connectors 1 to 1|D post:status(3)
6: power: expected true or false, got "off"|D post:power("off")
6: breaks: Y-1 has 1 connectors|D post:breaks("connector lock", { connector = 5 })
6: OCPP 1.6 has no message "Hartbeat", did you mean "Heartbeat"? There are: Authorize,|D post:calls("Hartbeat")
6: sends: expected a duration such as "20 min" or "1 h 30 min" (ms, s, min, h, days), got 90|D post:sends("Heartbeat", 90)
6: hears: expected a duration such as "20 min" or "1 h 30 min" (ms, s, min, h, days), got "5"|D post:hears("Reset", "5")
6: OCPP 1.6 has no message "Restart"; there are: ChangeAvailability,|D csms:command(post, "Restart")
6: OCPP 1.6 has no message "BootNotificatin", did you mean "BootNotification"?|D csms:answers(post, "BootNotificatin", { status = "Pending" })
6: can: "billing" is not a verb of a system under test; there are: csms.provision, csms.enrol,|D can "billing"
6: scenario: a file holds one scenario|D wait "1 min" scenario "x" { begins = "2026-03-02 09:00 UTC" }
6: unknown verb 'y' (chargerig manual tells all)|D local x = y
6: 'x' is not declared: write local x = ...|D x = 1
6: a driver cannot be changed this way|D me.name = "Bob"
5: playbook 'nostart': did you mean 'no-start'? there is no nostart.lua in playbooks/ beside|agents "Desk" { playbook = "nostart" }
5: agents: shift: expected hours such as "07:00-23:00", got "8 to 20"|agents "Desk" { shift = "8 to 20" }
5: agents: picks_up: expected a duration such as "20 min" or "1 h 30 min" (ms, s, min, h,|agents "Desk" { picks_up = 5 }
5: agents: alarms must be the name of a playbook or function(agent, case) ... end, not a boolean|agents "Desk" { alarms = true }
5: token: "blocked" is not a status, did you mean "Blocked"? There are: Accepted, Blocked,|token "04AA02" { status = "blocked" }
5: token: expires: expected a local time such as "2026-03-07 06:00" or "06:00", got "soon"|token "04AA02" { expires = "soon" }
5: token: parent: expected a text, got 5|token "04AA02" { parent = 5 }
5: token: a token has 1 to 20 characters, not "123456789012345678901"|token "123456789012345678901" {}
5: account: person: expected a text, got a function|account "A" { person = driver }
5: account: unknown option 'adress', did you mean "address"? There are: person, delivery,|account "A" { adress = "x" }
5: Yard has bays 1 to 2, not 3|yard:block(3)
5: the bay: expected a whole number, not negative, got nothing (nil)|yard:block()
5: file: "broken" is not a fault of a file; there are: none, not found, refused, corrupt, unfit|file "fw.bin" { fault = "broken" }
5: test: expected function() ... end, got a string|test "x"
5: many needs a pattern, a count and a function, as in many("CP-%04d", 10, function(id) ... end)|many("P-%d", "3", function(id) end)
6: a vehicle has no setting "timer"; there are: departure timer, current limit, phases,|local v = vehicle "V" {} ;; v:correct("timer")
5: delayed: expected a duration such as "20 min" or "1 h 30 min" (ms, s, min, h, days), got "25"|technician "Tom" { at = yard:away "1 km" }:delayed("25")
5: playbook 'tech': there is no tech.lua in playbooks/ beside the scenario or among those that|technician "Tom" { at = yard:away "1 km", playbook = "tech" }
5: certificate_hash: the chain is not a certificate with its issuer|certificate_hash("x")
5: root_certificate: "CSO" is not a test authority, did you mean "CPO"? There are: CSMS, CPO,|root_certificate "CSO"
5: OCPP 1.6 has no message "Boot"|ocpp.payload("1.6", "Boot")
5: "1.5" is not a known version of OCPP (1.6 or 2.0.1)|ocpp.payload("1.5", "BootNotification")
5: step takes time: it belongs inside a driver's :does(function(me) ... end) or a|step "x"
5: env: expected a text, got 5|env(5)
5: station: security must be a profile from 0 to 3|station "Y-2" { bay = yard.bay[2], security = 4 }
5: station: tls must be "1.1", "1.2" or "1.3"|station "Y-2" { bay = yard.bay[2], security = 2, tls = "1.4" }
5: station: unknown option 'connectors'; there are: profile, ocpp, password, bay, overrides,|station "Y-2" { bay = yard.bay[2], profile = "neutral-dc-dual", connectors = 2 }
5: station: unknown option 'power'; there are: profile, ocpp, password, bay, overrides,|station "Y-2" { bay = yard.bay[2], power = "22 kW" }
5: driver: phone: expected true or false, got "yes"|driver "Ann" { token = "04AA01", phone = "yes" }
5: driver: phone: expected true or false, got "+31 6 1234"|driver "Ann" { token = "04AA01", phone = "+31 6 1234" }
5: vehicle: unknown option 'capacity'; there are: battery, soc, target, taper, ac, phases, dc,|driver "Ann" { token = "04AA01", vehicle = { battery = "40 kWh", capacity = "40 kWh" } }
5: driver: options have names, as in { name = value }|driver "Ann" { token = "04AA01", 5 }
5: 'does' is asked of a function: a verb such as driver "NAME" needs its { ... } before that|driver("Ann"):does(function(me) end)
6: expected a driver before the verb, got a function (verbs are called with a colon)|local d = driver "Ann" { token = "04AA01" } ;; d.does(function(me) end)
6: OCPP 1.6 has no message "Bootnotification", did you mean "BootNotification"?|D post:told("Bootnotification")
5: the bays of Yard cannot be changed this way; bays = 2 in its { ... } says how many there are|yard.bay[1] = 2
5: the bays of Yard cannot be changed this way; bays = 2 in its { ... } says how many there are|yard.bay[7] = "x"
5: a bay of Yard is named with [ ]: bay[1] to bay[2]|station "Y-2" { bay = yard.bay(2) }
works|check(#yard.bay == 2, "two") ;; for n, bay in ipairs(yard.bay) do check(bay.number == n, "in turn") end ;; local k = 0 ;; for _ in pairs(yard.bay) do k = k + 1 end ;; check(k == 2, "pairs")
5: driver: unknown option 'aaa'; there are: token,|driver "Ann" { token = "04AA01", zzz = 1, mmm = 2, aaa = 3, bbb = 4 }
5: driver: unknown option 'b1'; there are: token,|driver "Ann" { 5, b1 = 1, b2 = 2, b3 = 3, b4 = 4 }
1: scenario "s" needs its { ... }|!scenario "s" ;; site "Yard" { }
1: scenario "s" needs its { ... }|!scenario("s", { begins = "2026-03-02 09:00 UTC" }) ;; site "Yard" { }
1: scenario: tags: expected a list such as { a, b }, whose entries have no name, but there is|!scenario "s" { begins = "2026-03-02 09:00 UTC", tags = { night = true } }
1: scenario: ocpp must be a list of versions that stations speak, as in { "1.6", "2.0.1" }, got 1.5|!scenario "s" { begins = "2026-03-02 09:00 UTC", ocpp = { "1.5" } }
1: scenario: ocpp needs a version, as in { "1.6", "2.0.1" }|!scenario "s" { begins = "2026-03-02 09:00 UTC", ocpp = {} }
5: overrides: features must be some of Core,FirmwareManagement,|station "Y-2" { overrides = { features = "Core,SmartCharge" } }
5: overrides: tx_start_point must be some of ParkingBayOccupancy,EVConnected,Authorized,|station "Y-2" { ocpp = "2.0.1", overrides = { tx_start_point = "Authorised" } }
5: overrides: tx_stop_point must be some of ParkingBayOccupancy,EVConnected,Authorized,|station "Y-2" { ocpp = "2.0.1", overrides = { tx_stop_point = "EVConected" } }
5: expected a place, got a string, as hall:away("6 km") is one of|technician "Tom" { at = "6 km" }
6: file: there is already a file "fw.bin"; in mid-story it can change|file "fw.bin" { } ;; file "fw.bin" { fault = "corrupt" }
5: breaks: adds is for the meter, not for the display|post:breaks("display", { adds = "90 kWh" })
5: link: delay is for the fault "delay"|post:link("cut", { delay = "2 s" })
5: link: period is for the fault "flap"|post:link("delay", { period = "2 s" })
works|D post:link("delay") ;; post:link_mends() ;; post:link("flap", { period = "10 s" }) ;; post:link_mends()
5: many: "CP" has no %d in it, as "CP-%04d" has, so that all would be called the same|many("CP", 3, function(id) end)
6: expect.dispatch: technician: the scenario has no technician called "Van 9"; there are: Tom|technician "Tom" { at = yard:away "6 km" } ;; expect.dispatch { technician = "Van 9" }
6: wait_bill: kind must be "invoice" or "credit_note", not "credit"|D me:wait_bill { kind = "credit" }
6: wait_until: expected a local time such as "2026-03-07 06:00" or "06:00", got "24:30"|D wait_until "24:30"
6: disconnects: expected a duration such as|D post:disconnects(5)
6: reboots: expected a duration such as|D post:reboots("5")
6: expected a station before the verb, got a string (verbs are called with a colon)|D post.sends("BootNotification")
6: RemoteStartTransaction is what a CSMS sends, not the station; there are: Authorize,|D post:sends("RemoteStartTransaction")
6: BootNotification is what a station sends, not the CSMS; there are: ChangeAvailability,|D post:hears("BootNotification")
6: OCPP 1.6 has no message "TransactionEvent"; there are: Authorize,|D post:sends("TransactionEvent")
6: OCPP 1.6 has no message "Heartbeats", did you mean "Heartbeat"? There are:|D post:silent("Heartbeats", "5 min")
6: OCPP 1.6 has no message "Heartbeats", did you mean "Heartbeat"? There are:|D post:has_not_sent("Heartbeats")
6: OCPP 1.6 has no message "Heartbeats", did you mean "Heartbeat"? There are:|D post:untold("Heartbeats", "5 min")
6: OCPP 1.6 has no message "RemoteStart"; there are: ChangeAvailability,|D post:answers("RemoteStart")
6: OCPP 1.6 has no message "GetVariables"; there are: ChangeAvailability,|D post:hears_nothing("GetVariables", "5 min")
6: OCPP 1.6 has no message "OpenTheGate"; there are: Authorize,|D post:calls("OpenTheGate", { gate = 1 })
6: Reset is what a CSMS sends, not the station; there are: Authorize,|D post:calls("Reset", { type = "Soft" })
6: calls: Heartbeat has no field "beat"|D post:calls("Heartbeat", { beat = 1 })
6: calls: idTag of Authorize: expected a text, got 5|D post:calls("Authorize", { idTag = 5 })
6: calls: Authorize of OCPP 1.6: idTag is missing|D post:calls("Authorize", {})
6: calls: expected a table { ... } for Authorize, got a string|D post:calls("Authorize", "04A1")
6: calls: Heartbeat has no field "curentTime", did you mean "currentTime"? There are: currentTime|D post:calls("Heartbeat", {}, { curentTime = any })
6: OCPP 1.6 has no message "Autorize", did you mean "Authorize"? There are:|D post:two_calls("Heartbeat", {}, "Autorize", {})
6: two_calls: Authorize of OCPP 1.6: idTag is missing|D post:two_calls("Heartbeat", {}, "Authorize", {})
6: sends: StatusNotification has no field "state"; there are: connectorId,|D post:sends("StatusNotification", { statu = "Charging", state = "x" })
6: sends: status of StatusNotification is never "charging", did you mean "Charging"? There are:|D post:sends("StatusNotification", { status = "charging" })
6: sends: status of StatusNotification is never "Chargin", did you mean "Charging"? There are:|D post:sends("StatusNotification", { status = one_of("Available", "Chargin") })
6: sends: connectorId of StatusNotification: expected a number, got "1"|D post:sends("StatusNotification", { connectorId = "1" })
6: sends: meterValue[1] of MeterValues has no field "sampledValues", did you mean "sampledValue"?|D post:sends("MeterValues", { meterValue = { { sampledValues = { } } } })
6: sends: meterValue of MeterValues is a list: { ... } within { }|D post:sends("MeterValues", { meterValue = { timestamp = any } })
6: sends: meterValue of MeterValues has no field "time"|D post:sends("MeterValues", { meterValue = some { time = any } })
6: sends: connectorId of MeterValues is no list: some(...) fits nothing there|D post:sends("MeterValues", { connectorId = some(1) })
6: one_of takes what may be one by one, as in one_of("Accepted", "Scheduled")|D post:sends("StatusNotification", { status = one_of { "Available", "Charging" } })
6: any is a pattern as it stands, without ( )|D post:sends("BootNotification", { chargePointModel = any() })
6: told: BootNotification has no field "state"|D post:told("BootNotification", { state = "Accepted" })
6: "NotSuported" is no error code of OCPP 1.6, did you mean "NotSupported"? There are:|D post:refuses("Reset", "NotSuported")
6: "Nope" is no error code of OCPP 1.6; there are: NotImplemented,|D post:denied("Heartbeat", { "NotSupported", "Nope" })
6: Heartbeat is what a station sends, not the CSMS; there are: ChangeAvailability,|D csms:command(post, "Heartbeat", {})
6: OCPP 1.6 has no message "GetVariables"; there are: ChangeAvailability,|D csms:command(post, "GetVariables", {})
6: command: UnlockConnector has no field "connector", did you mean "connectorId"? There are: connectorId|D csms:command(post, "UnlockConnector", { connector = 1 })
6: command: connectorId of UnlockConnector: expected a number, got "1"|D csms:command(post, "UnlockConnector", { connectorId = "1" })
6: command: UnlockConnector of OCPP 1.6: connectorId is missing|D csms:command(post, "UnlockConnector", {})
6: command: type of Reset is never "Warm"; there are: Hard, Soft|D csms:command(post, "Reset", { type = "Warm" })
6: command: expected a table { ... } for Reset, got a string|D csms:command(post, "Reset", "Soft")
6: command: the payload of Reset: expected fields with names, as in { name = value }|D csms:command(post, "Reset", { "Soft" })
6: command: Reset has no field "state"; there are: status|D csms:command(post, "Reset", { type = "Soft" }, { state = "Accepted" })
6: command: status of Reset is never "Acepted", did you mean "Accepted"? There are: Accepted,|D csms:command(post, "Reset", { type = "Soft" }, { status = "Acepted" })
6: answers: Authorize has no field "idTagInf", did you mean "idTagInfo"? There are: idTagInfo|D csms:answers(post, "Authorize", { idTagInf = { status = "Blocked" } })
6: answers: idTagInfo.status of Authorize is never "Bloked", did you mean "Blocked"? There are:|D csms:answers(post, "Authorize", { idTagInfo = { status = "Bloked" } })
6: "Internal" is no error code of OCPP 1.6; there are: NotImplemented,|D csms:answers(post, "Authorize", { error = "Internal" })
6: answers: times: expected a whole number from 1 on or "always", got "ever"|D csms:answers(post, "Authorize", { silent = true, times = "ever" })
6: OCPP 1.6 has no message "Authorise", did you mean "Authorize"? There are:|D post:tampers("Authorise", { omit = "idTag" })
6: tampers: Authorize has no field "idTage", did you mean "idTag"? There are: idTag|D post:tampers("Authorize", { omit = "idTage" })
6: tampers: meterValue[1] of MeterValues has no field "time"; there are: timestamp,|D post:tampers("MeterValues", { retype = { "connectorId", "meterValue[1].time" } })
6: tampers: nothing is to be broken; there are: omit, replace, retype, id, raw, lost, late,|D post:tampers("Authorize", { times = 2 })
works|D post:tampers("StatusNotification", { replace = { colour = "blue" } }) ;; post:calls("Heartbeat", {}, { currentTime = any })
6: OCPP 1.6 has no message "Heartbeats", did you mean "Heartbeat"? There are:|D post:sends_flawed("Heartbeats", "missing")
6: ocpp.actions: the side is "station" or "csms"|D ocpp.actions("1.6", "charger")
6: OCPP 1.6 has no message "Heartbeats", did you mean "Heartbeat"? There are:|D ocpp.answer("1.6", "Heartbeats")
6: an agent cannot guide anybody to 'pull the plug'; there are: push plug, pull plug,|A agent:guides(case, "pull the plug")
6: act: a step is never "unlok", did you mean "unlock"? There are: contact,|A agent:opens(case) agent:act(case, "unlok")
6: opens: unknown option 'grad', did you mean "grade"? There are: station, connector, grade, category|A agent:opens(case, { grad = "L2" })
6: opens: grade is never "L5", did you mean "L1"? There are: L1, L2, L3|A agent:opens(case, { grade = "L5" })
6: opens: category is never "bill"; there are: fault, billing, access, other|A agent:opens(case, { category = "bill" })
6: reply: unknown option 'topics', did you mean "topic"? There are: topic, due_ms, reason, price|A agent:opens(case) agent:reply(case, "x", { topics = "advice" })
6: reply: the text: expected a text, got nothing (nil)|A agent:opens(case) agent:reply(case)
6: close: what came of it: expected a text, got nothing (nil)|A agent:opens(case) agent:close(case)
6: enrol: unknown option 'tokn', did you mean "token"? There are: token, account, status|A agent:enrol({ tokn = "x" })
6: enrol: status is never "Ok"; there are: Accepted, Blocked, Expired, NoCredit|A agent:enrol({ token = "04AA", account = "Ann", status = "Ok" })
6: command: OCPP has no command "Unlock"; there are: ChangeAvailability,|A agent:command(post, "Unlock", { connectorId = 1 })
6: command: UnlockConnector of OCPP 1.6: connectorId is missing|A agent:command(post, "UnlockConnector", { connector = 1 })
6: command: Reset of OCPP 1.6: type "Warm" is not a value of ResetType|A agent:command("Y-1", "Reset", { type = "Warm" })
5: 'station' is a word of this language and stays what it is: write local my_station = ...|station = "Y-2"
5: 'wait' is a word of this language and stays what it is: write local my_wait = ...|function wait(n) end
5: 'town' is not declared: write local town = ...|town = "x"
works|local station, wait = 1, 2 ;; do local check = 3 end
6: unknown word of an agent: 'closes', did you mean 'close'?|A agent:closes(case, "x")
5: tariff: the window 22:00 to 06:00 would never count for energy: that of 22:00 to 06:00 stands|tariff "T2" { windows = { { from = "22:00", to = "06:00", energy = "0.2 EUR/kWh" }, { from = "22:00", to = "06:00", energy = "0.3 EUR/kWh" } }, stations = { post } }
5: tariff: the window 23:00 to 01:00 would never count for energy: that of 22:00 to 06:00 stands|tariff "T2" { windows = { { from = "22:00", to = "06:00", energy = "0.2 EUR/kWh" }, { from = "23:00", to = "01:00", energy = "0.3 EUR/kWh" } }, stations = { post } }
works|tariff "T2" { energy = "1 EUR/kWh", windows = { { from = "22:00", to = "06:00", energy = "0.2 EUR/kWh" }, { from = "06:00", to = "07:00", energy = "0.3 EUR/kWh" }, { from = "22:00", to = "06:00", time = "1 EUR/h" }, { from = "05:00", to = "08:00", energy = "2 EUR/kWh" } }, stations = { post } }
5: station: user needs a security profile with a password, as in security = 1|station "Y-2" { bay = yard.bay[2], user = "bob" }
5: station: user is for Basic authentication, security = 1 or 2|station "Y-2" { bay = yard.bay[2], security = 0, user = "bob" }
5: station: security profile 0 has no password; expected security = 1 or 2, or none stated|station "Y-2" { bay = yard.bay[2], security = 0, password = "0123456789abcdef" }
5: station: tls needs a security profile with TLS, security = 2 or 3|station "Y-2" { bay = yard.bay[2], tls = "1.1" }
works|station "Y-2" { bay = yard.bay[2], security = 1, user = "bob" }
works|station "Y-2" { bay = yard.bay[2], password = "0123456789abcdef" }
5: overrides: reboot_keys: "HeartbeatIntervall" is not a configuration key, did you mean|station "Y-2" { overrides = { reboot_keys = "BlinkRepeat,HeartbeatIntervall" } }
5: overrides: reboot_keys: " HeartbeatInterval" is not a configuration key, did you mean|station "Y-2" { overrides = { reboot_keys = "BlinkRepeat, HeartbeatInterval" } }
works|station "Y-2" { overrides = { reboot_keys = "StopTxnSampledDataMaxLength,StopTxnSampledData" } }
5: account "Anne": nobody has it; expected the name of a driver, or account = "Anne" of a driver|account "Anne" { delivery = "paper" } ;; driver "Ann" { token = "04AA01" }
6: account "Family": nobody has it; expected the name of a driver, or account = "Family" of a|driver "Ann" { token = "04AA01", account = "Famly" } ;; account "Family" { delivery = "paper" }
works|account "Family" { delivery = "paper" } ;; token "04AA09" { account = "Family" }
works|account "Ann" { delivery = "paper" } ;; driver "Ann" { }
6: reply: topic: there is no topic "advise", did you mean "advice"? There are: eta, reason,|A agent:opens(case) agent:reply(case, "x", { topic = "advise" })
works|A agent:opens(case) agent:reply(case, "x", { topic = "weather" })
6: told: there is no topic "progres", did you mean "progress"? There are: eta, reason,|A case:told("progres")
6: told: there is no topic "progres", did you mean "progress"? There are: eta, reason,|A case:wait_for("told progres", "1 s")
6: command: there is no station "Y-9", did you mean "Y-1"? There are: Y-1|A agent:command("Y-9", "Reset", { type = "Soft" })
6: sessions: there is no station "Y-9", did you mean "Y-1"? There are: Y-1|A agent:sessions { station = "Y-9" }
6: csms:api: the method must be GET, POST, PUT, PATCH or DELETE, not "FETCH"|D csms:api("FETCH", "/api/csms/sessions")
6: csms:api: the method must be GET, POST, PUT, PATCH or DELETE, not "get"|D csms:api("get", "/api/csms/sessions")
6: csms:api: the path begins with /, as in "/api/csms/sessions", not "sessions"|D csms:api("GET", "sessions")
6: some in a pattern needs what fits behind it, as in some("Accepted")|D post:sends("MeterValues", { meterValue = some })
6: some in a pattern needs what fits behind it, as in some("Accepted")|D check(fits({}, { a = { some } }), "it fits")
6: one_of in a pattern needs what fits behind it, as in one_of("Accepted")|D post:sends("StatusNotification", { status = one_of })
6: check: expected what must hold and then a sentence, as in check(v > 5.4, "she gets 2.3 kW"),|D check("it is available", post:status(1))
works|D check(post:status(1), "it has a status", 1, 2, 3)
6: wait: expected wait(duration), at most 1 argument, got 2|D wait("2 s", "3 s")
6: plug: expected driver:plug(station, connector), at most 2 arguments, got 3|D me:plug(post, 1, 3)
6: status: expected station:status(connector), at most 1 argument, got 2|D post:status(1, 2)
6: connects: expected station:connects(within), at most 1 argument, got 2|D post:connects("1 min", "2 min")
6: api: expected csms:api(method, path, body), at most 3 arguments, got 4|D csms:api("GET", "/api/health", {}, 5)
6: actions: expected ocpp.actions(version, side), at most 2 arguments, got 3|D ocpp.actions("1.6", "station", "x")
works|D wait("2 s", nil) ;; post:status(1, nil)
1: the first verb must be scenario "name" { begins = ... }|!
1: the first verb must be scenario "name" { begins = ... }|!-- nothing here
6: expect.experience: contacts is stated already, at slip.lua:5|expect.experience { contacts = 3 } ;; expect.experience { contacts = 2 }
6: expect.sla: first_reply is stated already, at slip.lua:5|expect.sla { first_reply = "under 3 min" } ;; expect.sla { progress = "under 1 h", first_reply = "under 2 min" }
works|expect.experience { contacts = 0 } ;; expect.experience { surprises = 0 }
6: breaks: it would heal before it breaks: until_ comes before from|D post:breaks("connector lock", { from = "07:00", until_ = "06:00" })
6: answers: times: expected a whole number from 1 on or "always", got 0|D csms:answers(post, "Heartbeat", { silent = true, times = 0 })
5: tariff: stations names none; left out, a tariff applies everywhere|tariff "T2" { energy = "1 EUR/kWh", stations = {} }
5: tariff: the window 22:00-06:00 has no price; expected energy, time, idle or flat|tariff "T2" { energy = "1 EUR/kWh", windows = { { from = "22:00", to = "06:00" } }, stations = { post } }
6: account: there is already an account "Ann"|account "Ann" { person = "Bob" } ;; account "Ann" { person = "Cor" } ;; driver "Ann" { }
6: token: there is already a token "04AA01"; in mid-story it can change|token "04AA01" { status = "Blocked" } ;; token "04AA01" { status = "Expired" }
works|driver "Ann" { token = "04AA01" } ;; token "04AA01" { status = "Blocked" } ;; account "Ann" { period = "day" }
6: dispute: the reason: expected a text, got nothing (nil)|A agent:dispute(case)
works|A agent:opens(case, { station = "I am not at a station" })
6: opens: there is no station "Y-9", did you mean "Y-1"? There are: Y-1|A agent:opens(case, { station = "Y-9" })
6: enrol needs a token, as in { token =|A agent:enrol { account = "Ann" }
6: promises: within and by are two times; expected one of them|A agent:opens(case) agent:promises(case, "arrival", { within = "2 h", by = "19:00" })
6: check: the first argument is a function, which always holds: a verb is called with ( )|D check(post.connected, "she is on the line")
6: the pattern '%' is none: it ends with %|D like("%")
6: like: expected a text, as in like "^%d+$", got 5|D like(5)
6: untold: expected a duration such as|D post:untold("Heartbeat")
6: told: expected a duration such as|D post:told("Heartbeat", {}, "60")
6: expected csms before the verb, got a station (verbs are called with a colon)|D csms.command(post, "Reset", { type = "Soft" })
6: expected csms before the verb, got a string (verbs are called with a colon)|D csms.api("GET", "/api/health")
7: 'then' expected near '='|D local o = me:park(yard.bay[1]) ;; if o = "parked" then me:plug(post) end
7: unknown verb 'stats' (chargerig manual tells all)|D local stat = post:status(1) ;; check(stats == "Available", "free")
6: 'wait' is no word of a driver but a verb of its own: wait(...)|D me:wait("5 min")
6: Y-1 has connectors 1 to 1, not 0|D me:plug(post, 0)
6: OCPP 1.6 has no message "5 min"; there are: Authorize,|D post:silent("5 min")
6: driver: Ann has the token 04AA01 already|driver "Ann" { token = "04AA01" } ;; driver "Bob" { token = "04AA01" }
5: test: expected test(story), at most 1 argument, got 2|test("name", function() end)
6: link_mends: expected station:link_mends(), at most 0 arguments, got 1|D post:link_mends("cut")
6: soc: expected vehicle:soc(), at most 0 arguments, got 1|D me.vehicle:soc(5)
5: a text may hold no NUL byte (\0), but one comes after "04AA01"|driver "Ann" { token = "04AA01\0Bob" }
5: a text may hold no NUL byte (\0), but one comes after "An"|driver "An\0n" { token = "04AA01" }
3: a text may hold no NUL byte (\0), but one comes after "Y"|!scenario "slip" { begins = "2026-03-02 09:00 Europe/Amsterdam" } ;;  ;; local post = station "Y\0-1" { profile = "neutral-ac-22" }
2: a text may hold no NUL byte (\0), but one comes after "A"|!scenario "slip" { begins = "2026-03-02 09:00 Europe/Amsterdam" } ;; station "Y-1" { profile = "neutral-ac-22", overrides = { vendor = "A\0B" } }
1: a text may hold no NUL byte (\0), but one comes after "slip"|!scenario "slip\0" { begins = "2026-03-02 09:00 Europe/Amsterdam" }
5: a text may hold no NUL byte (\0), but one comes after "en"|driver "Ann" { token = "04AA01", ["en\0"] = 1 }
6: a text may hold no NUL byte (\0), but one comes after "x"|D note "x\0y"
6: a text may hold no NUL byte (\0), but one comes after "v"|D csms:command(post, "DataTransfer", { vendorId = "v\0w" })
6: a text may hold no NUL byte (\0), but one comes after "A"|D post:calls("Authorize", { idTag = "B", idTags = { "C", "A\0B" } })
6: a text may hold no NUL byte (\0), but one comes after "[2,"|D post:tampers("Heartbeat", { raw = "[2,\0]" })
6: a text may hold no NUL byte (\0), but one comes after "1 s"|D wait "1 s\0ec"
6: a text may hold no NUL byte (\0), but one comes after "help"|D me:calls_support "help\0me"
6: sends_raw: expected a text, got a table|D post:sends_raw({})
works|D post:sends_raw(5)
works|D local t = "a\0b" ;; check(#t == 3 and t:upper() == "A\0B" and t:sub(3) == "b", "Lua keeps it")
works|D post:sends_raw("[2,\0]") ;; post:garbage "\0"
MISTAKES
[ $bad = 0 ] && echo "typical mistakes: $tried"
exit $bad
