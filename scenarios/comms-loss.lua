-- The link is cut in mid-session. The station goes on, keeps what it could not send, and tells it all afterwards:
-- nothing is billed twice, nothing is lost.
scenario "comms loss in mid-session" {
  source  = "seed 000 (the charger must be able to communicate); rows A20 A21",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-05-12 09:00 Europe/Oslo",
  catches = { "loses-offline-transactions", "invents-a-price", "leaves-texts-empty", "dates-bills-early",
              "names-another-period", "dates-by-arrival" },
}

local yard = site "Harbour yard" { bays = 2, at = { 59.91, 10.75 } }
local post = station "NO-EXA-0007" { profile = "neutral-ac-22", bay = yard.bay[1] }
tariff "Day" { energy = "3.10 NOK/kWh", flat = "5.00 NOK", tax = "25 %" }
account "Skipper" { person = "Skipper", period = "day" }

driver "Skipper" { token = "04BEEF0001B30C", account = "Skipper" }
  :does(function(me)
    me:park(yard.bay[1])
    me:plug(post)
    check(me:tap(post) == "Accepted", "the session starts while the link is up")
    wait "20 min"
    post:link("cut")
    wait "40 min"
    me:tap(post)                                            -- stopped while nobody hears it
    check(me:pull_plug() == "free", "the driver gets the plug although the link is down")
    me:leave()
    wait "30 min"
    post:link_mends()
    wait "30 min"
    me:park(yard.bay[1])                                    -- a second session, with everything up again
    me:plug(post)
    check(me:tap(post) == "Accepted", "the card works again")
    wait "15 min"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)

expect.invoice    { sessions = 2 }
expect.experience { surprises = 0 }
