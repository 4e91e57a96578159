-- The night is over and the car still charges: the CSMS knows a session that is under way, and no more of it than it was
-- told.
scenario "still charging" {
  source  = "OCPP 1.6 4.7, 4.9; 2.0.1 E02 (what a CSMS knows of a session that runs)",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-05-12 22:00 Europe/Oslo",
  catches = { "tells-first-states" },
}

local yard = site "Harbour yard" { bays = 2, at = { 59.91, 10.75 } }
local post = station "NO-EXA-0303" { profile = "neutral-ac-22", bay = yard.bay[1] }

account "Skipper" { person = "Skipper", period = "day" }

driver "Skipper" { token = "04D1CE0003A3F3", vehicle = vehicle "Skipper's van" { battery = "100 kWh", soc = "10 %" } }
  :does(function(me)
    me:park(yard.bay[1])
    me:plug(post)
    check(me:tap(post) == "Accepted", "the card is accepted")
    wait "47 min"
    check(me:charging(), "the car charges")
  end)
