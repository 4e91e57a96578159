-- inconc invoice.sessions
-- The meter adds 6.8 MWh, and no other reading tells what is right: no bill comes, and the biller says why.
scenario "6.8 MWh and no other word" { source = "a meter that jumps", begins = "2026-03-06 10:00 UTC", ocpp = { "1.6" } }
local yard = site "Depot" { bays = 1 }
local post = station "NL-EXA-0135" { profile = "neutral-ac-22", bay = yard.bay[1],
  overrides = { sample_interval = "0 s", aligned_interval = "0 s", stop_data = "" } }
tariff "T" { energy = "0.30 EUR/kWh", tax = "10 %" }
account "Ann" { person = "Ann", period = "day" }
post:breaks("meter", { adds = "6813 kWh" })
driver "Ann" { token = "0413500001", account = "Ann" }:does(function(me)
  me:park(yard.bay[1]); me:plug(post); me:tap(post)
  wait "20 min"
  me:tap(post); me:pull_plug(); me:leave()
  check(not me:wait_bill { within = "2 days" }, "no bill comes")
end)
expect.invoice { sessions = 1 }
