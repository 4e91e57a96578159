-- pass
scenario "a broken contactor is not the car's fault" { source = "row A24", begins = "2026-03-02 10:00 Europe/Oslo", ocpp = { "1.6", "2.0.1" } }
local yard = site "Yard" { bays = 1, at = { 59.9, 10.7 } }
local post = station "X-1" { profile = "neutral-ac-22", bay = yard.bay[1] }
technician "Van" { at = yard:away("5 km"), parts = "contactor" }
agents "Desk" { playbook = "no-start" }
tariff "T" { energy = "1.00 NOK/kWh", tax = "25 %" }
account "Ann" { person = "Ann", period = "day" }
post:breaks("contactor")
driver "Ann" { token = "04AA000001", account = "Ann" }
  :does(function(me)
    me:park(yard.bay[1])
    me:plug(post)
    check(me:tap(post) == "Accepted", "the card is taken")
    wait "2 min"
    check(not me:charging(), "and nothing flows")
    local case = me:calls_support("it does not charge", { station = post })
    check(case:wait_for("triage", "30 min"), "somebody looks for the broken link")
    check(case:seen("triage").link == "station", "it is the station", case:seen("triage").link)
    check(case:wait_for("case closed", "6 h"), "it is mended")
    wait "5 min"
    check(me:charging(), "now it charges")
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)
expect.path { "contact identify triage dispatch eta on_site repair test close", forbidden = { "fix_vehicle" } }
expect.invoice { sessions = 1 }
