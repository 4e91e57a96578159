-- The link is cut, the session ends, the car drives off, and the station tells it all two hours later. Idle time is
-- billed only for as long as somebody could see the plug: nobody pays for hours in which the bay was empty.
scenario "offline at the end" {
  source  = "seed 000 (the charger must be able to communicate); rows A20 A21",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-04-01 10:00 Europe/Amsterdam",
  catches = { "bills-idle-offline" },
}

local quay = site "Quay" { bays = 2, at = { 52.40, 4.90 } }
local post = station "NL-EXA-0111" { profile = "neutral-ac-22", bay = quay.bay[1] }
tariff "Quay" { energy = "0.45 EUR/kWh", idle = "0.10 EUR/min after 15 min", tax = "21 %" }
account "Ann" { person = "Ann", period = "day" }
account "Bob" { person = "Bob", period = "day" }

local function charges(me, minutes)
  me:park(quay.bay[1])
  me:plug(post)
  me:tap(post)
  wait(minutes .. " min")
end

local function leaves(me)
  me:tap(post)
  me:pull_plug()
  me:leave()
end

driver "Ann" { token = "0411A000019592", account = "Ann" }
  :does(function(me)
    charges(me, 40)
    post:link "cut"
    wait "5 min"
    leaves(me)
    wait "1 h"
    charges(me, 30)                                         -- begins and ends, plug and all, while nobody hears it
    leaves(me)
    wait "30 min"
    post:link_mends()
  end)

driver "Bob" { token = "0411A000029592", account = "Bob" }
  :does(function(me)
    wait "26 h"                                             -- the next car comes a day later
    charges(me, 20)
    me:tap(post)
    wait "40 min"                                           -- and stays, with the link up: that is idle time
    me:pull_plug()
    me:leave()
    me:wait_bill { within = "2 days" }
  end)

expect.invoice { sessions = 3, idle = "2.50 EUR" }
