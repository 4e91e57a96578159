-- The link brings every message of a session twice, the copy under a number of its own. One session, one bill, one end.
scenario "messages arrive twice" {
  source  = "rows A20 A21; OCPP 1.6 3.7.1, 2.0.1 E13 (what is told again)",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-05-13 09:00 Europe/Oslo",
  catches = { "double-bills-after-reconnect" },
}

local yard = site "Harbour yard" { bays = 2, at = { 59.91, 10.75 } }
local post = station "NO-EXA-0301" { profile = "neutral-ac-22", bay = yard.bay[1] }
tariff "Day" { energy = "3.10 NOK/kWh", time = "6.00 NOK/h", flat = "5.00 NOK", tax = "25 %" }
account "Skipper" { person = "Skipper", period = "day" }

driver "Skipper" { token = "04D1CE0001A3F1", account = "Skipper" }
  :does(function(me)
    post:link "duplicate"
    me:park(yard.bay[1])
    me:plug(post)
    check(me:tap(post) == "Accepted", "the card is accepted")
    wait "40 min"
    check(me:tap(post) == "stopped", "the session ends")
    me:pull_plug()
    me:leave()
    wait "10 min"
    post:link_mends()
  end)

expect.invoice    { sessions = 1 }
expect.experience { surprises = 0 }
