-- pass
-- The link is cut after the stop and mends while the plug is still in: all of that time somebody could see it.
scenario "offline in between" { source = "a cut link and an idle fee", begins = "2026-04-01 10:00 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }
local yard = site "Yard" { bays = 1 }
local post = station "NL-EXA-0134" { profile = "neutral-ac-22", bay = yard.bay[1] }
tariff "T" { energy = "0.45 EUR/kWh", idle = "0.10 EUR/min", tax = "21 %" }
account "Ann" { person = "Ann", period = "day" }
driver "Ann" { token = "0413400001", account = "Ann" }:does(function(me)
  me:park(yard.bay[1]); me:plug(post); me:tap(post)
  wait "40 min"
  me:tap(post)
  wait "10 min"
  post:link "cut"
  wait "1 h"
  post:link_mends()
  wait "30 min"
  me:pull_plug(); me:leave()
  wait "2 days"
end)
expect.invoice { sessions = 1 }
