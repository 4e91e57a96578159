-- pass
scenario "five minutes at a dead contactor" {
  source = "a bill over 6.25 for 0 kWh",
  ocpp   = { "1.6", "2.0.1" },
  begins = "2026-03-02 09:00 Europe/Oslo",
}
local court = site "Court" { bays = 1, at = { 59.9, 10.7 } }
local post = station "NO-EXA-0191" { profile = "neutral-ac-22", bay = court.bay[1] }
tariff "Court" { energy = "1.00 NOK/kWh", flat = "5.00 NOK", tax = "25 %" }
account "Ann" { person = "Ann", period = "day" }
post:breaks("contactor", {})
driver "Ann" { token = "0419100001C0D7", account = "Ann" }
  :does(function(me)
    me:park(court.bay[1])
    me:plug(post)
    me:tap(post)
    wait "5 min"
    me:tap(post)
    me:pull_plug()
    me:leave()
    check(not me:wait_bill { within = "16 h" }, "there is no bill")
  end)
expect.invoice { nothing = true }
