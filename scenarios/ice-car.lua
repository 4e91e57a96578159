-- A petrol car stands in the bay. Nothing is broken; what helps is the nearest station that is free.
scenario "petrol car in the bay" {
  source  = "seed 001 (the convertible in the bay reserved for charging); row B18",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-06-20 14:00 Europe/Amsterdam",
  catches = { "suggests-occupied-station" },
}

local mall    = site "Shopping centre" { bays = 1, at = { 52.10, 5.10 } }
local library = site "Library" { bays = 1, at = { 52.104, 5.10 } }   -- 450 m away, but taken
local pool    = site "Swimming pool" { bays = 1, at = { 52.12, 5.10 } } -- 2 km away and free
local post    = station "NL-EXA-0021" { profile = "neutral-ac-22", bay = mall.bay[1] }
local taken   = station "NL-EXA-0022" { profile = "neutral-ac-22", bay = library.bay[1] }
station "NL-EXA-0023" { profile = "neutral-ac-22", bay = pool.bay[1] }
agents "First line" { count = 1, playbook = "blocked-bay" }
tariff "Town" { energy = "0.52 EUR/kWh", tax = "21 %" }

mall:block(1, "SAAB 9-3")

account "Reader"  { person = "Reader", period = "day" }
account "Visitor" { person = "Visitor", period = "day" }

-- parked and plugged, never tapped: the library's connector is taken although nobody pays for it
driver "Reader" { token = "04EADE400189DC", phone = true }
  :does(function(me)
    me:park(library.bay[1])
    me:plug(taken)
    wait "3 h"
    me:pull_plug()
    me:leave()
  end)

driver "Visitor" { token = "04715170023E61", phone = true, patience = "10 min" }
  :does(function(me)
    wait "30 min"
    if me:park(mall.bay[1]) == "blocked" then
      local case = me:calls_support("there is a petrol car in the charging bay", { about = "other", station = post })
      local offer = case:seen("alternative")
      if can "desk.act" then
        check(offer and offer.station == "NL-EXA-0023", "the free station is offered, not the one that is taken")
      end
    end
  end)

expect.path       { model = "contact identify alternative close", forbidden = { "dispatch" } }
expect.sla        { first_reply = "10 min" }
expect.invoice    { nothing = true }
expect.experience { contacts = 1, alternative = true }
