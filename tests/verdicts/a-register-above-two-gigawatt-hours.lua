-- pass
scenario "a register of 4.3 GWh" { source = "chargers whose register begins above 2^32 Wh", begins = "2026-03-06 10:00 UTC", ocpp = { "1.6", "2.0.1" } }
local yard = site "Hall" { bays = 1 }
local post = station "NL-EXA-0136" { profile = "neutral-ac-22", bay = yard.bay[1], overrides = { meter_start = "4294967.296 kWh" } }
tariff "T" { energy = "0.45 EUR/kWh", tax = "21 %" }
account "Ann" { person = "Ann", period = "day" }
driver "Ann" { token = "0413600001", account = "Ann" }:does(function(me)
  me:park(yard.bay[1]); me:plug(post); me:tap(post)
  wait "30 min"
  me:tap(post); me:pull_plug(); me:leave()
  me:wait_bill { within = "3 days" }
end)
expect.invoice { sessions = 1 }
