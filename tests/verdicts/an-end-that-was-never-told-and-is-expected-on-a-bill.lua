-- inconc invoice.sessions
-- As before, but the story expects a bill: nobody can say that the biller failed.
scenario "never told, expected" { source = "a cut link", begins = "2026-04-01 10:00 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }
local yard = site "Yard" { bays = 1 }
local post = station "NL-EXA-0132" { profile = "neutral-ac-22", bay = yard.bay[1] }
tariff "T" { energy = "0.45 EUR/kWh", tax = "21 %" }
account "Ann" { person = "Ann", period = "day" }
driver "Ann" { token = "0413200001", account = "Ann" }:does(function(me)
  me:park(yard.bay[1]); me:plug(post); me:tap(post)
  wait "40 min"
  post:link "cut"
  wait "5 min"
  me:tap(post); me:pull_plug(); me:leave()
  wait "2 days"
end)
expect.invoice { sessions = 1 }
