-- pass
scenario "two days at the post" { source = "bills without an end date", begins = "2026-03-06 10:00 Europe/Paris", ocpp = { "1.6", "2.0.1" } }
local yard = site "Park" { bays = 1 }
local post = station "NL-EXA-0137" { profile = "neutral-ac-22", bay = yard.bay[1] }
tariff "T" { energy = "0.45 EUR/kWh", tax = "20 %" }
account "Ann" { person = "Ann", period = "day" }
driver "Ann" { token = "0413700001", account = "Ann" }:does(function(me)
  me:park(yard.bay[1]); me:plug(post); me:tap(post)
  wait "48 h"
  me:tap(post); me:pull_plug(); me:leave()
  local bill = me:wait_bill { within = "2 days" }
  check(bill and bill.lines[1].text:find("2026-03-06 10:00 to 2026-03-08 10:00", 1, true), "it says from when to when")
end)
expect.invoice { sessions = 1 }
