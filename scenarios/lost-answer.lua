-- The CSMS hears the start of the session, but its answer gets lost. The station asks again: one session, one bill.
scenario "lost answer" {
  source  = "seed 000 (the charger must be able to communicate); row A21",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-05-13 09:00 Europe/Oslo",
  catches = { "double-bills-after-reconnect", "refuses-repeats" },
}

local yard = site "Harbour yard" { bays = 2, at = { 59.91, 10.75 } }
local post = station "NO-EXA-0008" { profile = "neutral-ac-22", bay = yard.bay[1] }
tariff "Day" { energy = "3.10 NOK/kWh", flat = "5.00 NOK", tax = "25 %" }
account "Skipper" { person = "Skipper", period = "day" }

driver "Skipper" { token = "04BEEF00014507", account = "Skipper" }
  :does(function(me)
    me:park(yard.bay[1])
    me:tap(post)                                            -- authorized first; the plug starts the session
    post:link("lose answers")
    me:plug(post)
    wait "50 s"                                             -- long enough for the first attempt to time out
    post:link_mends()
    wait "50 min"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)

expect.invoice    { sessions = 1 }
expect.experience { surprises = 0 }
