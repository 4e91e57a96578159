-- An ordinary evening: plug in, tap, charge, unplug, drive off. The bill comes at the end of the month and is right.
scenario "happy session" {
  source  = "the story without trouble that every other one is a variation of",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-06 18:30 Europe/Amsterdam",            -- a Friday evening
  catches = { "taxes-twice", "rounds-every-line-down", "bills-in-another-currency", "bills-in-watt-hours",
              "dates-lines-a-day-late", "dates-bills-late", "texts-name-another-amount", "gives-goodwill",
              "forgets-heartbeats", "clock-an-hour-fast", "stops-an-hour-later", "leaves-sessions-active",
              "throws-sessions-away", "gives-one-reason", "counts-to-last-sample", "invents-sessions" },
}

local hall = site "Sports hall" { bays = 2, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0001" { profile = "neutral-ac-22", bay = hall.bay[1] }
tariff "Evening" { energy = "0.4537 EUR/kWh", time = "0.3571 EUR/h", flat = "0.35 EUR", tax = "21 %" }

driver "Ann" { token = "04A1B2C3D42F8F", phone = true, vehicle = vehicle "Ann's hatchback" { battery = "58 kWh", soc = "40 %" } }
  :does(function(me)
    check(me:park(hall.bay[1]) == "parked", "the bay is free")
    check(me:plug(post), "the plug goes in")
    check(me:tap(post) == "Accepted", "the card is accepted")
    wait "1 h 20 min"                                       -- the match
    check(me:charging(), "the car charges")
    check(me:tap(post) == "stopped", "the second tap ends the session")
    check(me:pull_plug() == "free", "the cable comes out")
    check(me:leave(), "the car drives off")
    me:wait_bill { within = "30 days" }                     -- the invoice scorer reads it
  end)

expect.invoice    { sessions = 1, delivery = "email" }
expect.experience { contacts = 0, surprises = 0, start_attempts = 1 }
