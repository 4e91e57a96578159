-- The station hangs: the display shows something, but no card is read. In most cases the button on the housing cures it.
scenario "restart button" {
  source  = "seed 000 (in most cases the solution is to press a restart button); rows A21 A28",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-17 07:30 Europe/Oslo",
  catches = { "refuses-boot-after-restart" },
}

local office = site "Office" { bays = 2, at = { 59.90, 10.73 } }
local post = station "NO-EXA-0031" { profile = "neutral-ac-22", bay = office.bay[1] }
technician "Van 1" { at = office:away("9 km") }
agents "First line" { count = 1, playbook = "no-start" }
tariff "Office" { energy = "2.90 NOK/kWh", tax = "25 %" }
account "Ingrid" { person = "Ingrid", period = "day" }

post:breaks("controller", { from = "07:35", reset = "fails" })

driver "Ingrid" { token = "0414641D01ACE9", account = "Ingrid", phone = true, patience = "10 min" }
  :does(function(me)
    wait "10 min"
    me:park(office.bay[1])
    me:plug(post)
    if me:tap(post) ~= "Accepted" then
      me:calls_support("nothing happens when I hold my card against the post")
      check(me:charging(), "the car charges after the call")
    end
    wait "2 h"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)

expect.path       { model = "contact identify triage guide_restart confirm close", forbidden = { "dispatch" } }
expect.sla        { first_reply = "10 min", resolution = "30 min" }
expect.invoice    { sessions = 1 }
expect.experience { contacts = 1 }
