-- The clock of a post gains 1.8 s an hour, and its heartbeats set it right through a night in which the price changes. Another one is
-- half an hour slow when its car comes, and hears the time while that is charged; a third is an hour slow while its link is cut, and tells
-- all of it afterwards: a biller knows the hours that it was told. A reservation ends by the time that the CSMS has told.
scenario "a clock that drifts" {
  source  = "OCPP 1.6 4.6, 5.13; 2.0.1 G02, H01: a station follows the CSMS's time",
  needs   = { "csms.command" },
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-06 19:00 Europe/Amsterdam",
  catches = { "clock-stands-still" },
}

local yard  = site "Yard" { bays = 4, at = { 52.37, 4.90 } }
local gains = station "CP-DRIFT-1" { profile = "neutral-ac-22", bay = yard.bay[1], overrides = { drift = "500 ppm" } }
local slow  = station "CP-DRIFT-2" { profile = "neutral-ac-22", bay = yard.bay[2] }
local alone = station "CP-DRIFT-3" { profile = "neutral-ac-22", bay = yard.bay[3], overrides = { offline_unknown_id = true } }
local kept  = station "CP-DRIFT-4" { profile = "neutral-ac-22", bay = yard.bay[4] }
tariff "Day and night" {
  energy = "0.40 EUR/kWh", time = "0.30 EUR/h", tax = "21 %",
  windows = { { from = "22:00", to = "06:00", energy = "0.22 EUR/kWh", time = "0.10 EUR/h" } },
}

local small = { battery = "60 kWh", soc = "5 %", ac = "3.7 kW", phases = 1 }
local function somebody(name, card, vehicle_, story)
  account(name) { person = name, period = "day" }
  driver(name) { token = card, account = name, vehicle = vehicle(name .. "'s car")(vehicle_) }:does(story)
end

local function comes(me, post, bay)
  me:park(yard.bay[bay])
  me:plug(post)
  check(me:tap(post) == "Accepted", "the card is accepted")
end

local function leaves(me, post)
  me:tap(post)
  me:pull_plug()
  me:leave()
  me:wait_bill { within = "3 days" }
end

somebody("Ann", "04D21F70010001", small, function(me)
  comes(me, gains, 1)
  wait "7 h"
  leaves(me, gains)
end)

somebody("Bob", "04D21F70020001", small, function(me)
  wait "1 h"
  slow:clock("-30 min", { drift = "-20 ppm" })
  comes(me, slow, 2)
  wait "1 h"
  csms:command(slow, "TriggerMessage", { requestedMessage = "Heartbeat" }, { status = "Accepted" })
  wait "30 min"
  leaves(me, slow)
end)

somebody("Cas", "04D21F70030001", small, function(me)
  wait "2 h 30 min"
  alone:link "cut"
  alone:clock "-1 h"
  comes(me, alone, 3)                                       -- at half past nine, or half past eight by its clock
  wait "1 h"
  me:tap(alone)
  me:pull_plug()
  me:leave()
  alone:link_mends()
  me:wait_bill { within = "3 days" }
end)

-- Ten minutes fast when the CSMS reserves it for five: its heartbeat comes before it is asked.
test(function()
  wait "1 h"
  kept:clock "+10 min"
  wait "6 min"
  local until_, words = "2026-03-06T19:11:00Z", kept:version() == "1.6"
    and { connectorId = 1, idTag = "04D21F70040001", reservationId = 1, expiryDate = "2026-03-06T19:11:00Z" }
    or { id = 1, expiryDateTime = "2026-03-06T19:11:00Z", evseId = 1, idToken = { idToken = "04D21F70040001", type = "ISO14443" } }
  check(csms:command(kept, "ReserveNow", words, { status = "Accepted" }), "it is reserved until " .. until_)
  wait "4 min"
  check(kept:status() == "Reserved", "four minutes later it still is", kept:status())
  wait "2 min"
  check(kept:status() == "Available", "after five it is free", kept:status())
end)

expect.invoice { sessions = 3 }
