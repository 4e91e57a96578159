-- The only van is snowed in for two nights. The customer hears of it before the promised hour has passed, and on which day to
-- expect it: an hour alone would be that of today.
scenario "snowed in" {
  source  = "arrivals that were told without a day; row C15",
  ocpp    = { "1.6", "2.0.1" },
  needs   = { "desk.open", "desk.act", "desk.events" },
  begins  = "2026-03-02 09:00 Europe/Oslo",
  catches = { "leaves-out-the-day", "promise-slips-silently" },
}

local yard = site "Yard" { bays = 1, at = { 59.9, 10.7 } }
local post = station "NO-DSK-0051" { bay = yard.bay[1] }
technician "Van" { at = yard:away("5 km") }:delayed("45 h", { after = "3 min", why = "snow" })
tariff "Yard" { energy = "3.10 NOK/kWh", tax = "25 %" }
post:breaks("display")

agents "Desk" { playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = "L3" })
  agent:act(case, "identify", { station = case.station })
  agent:act(case, "dispatch")
  agent:ends_contact(case)
  if case:wait_for("test", "3 days") then
    agent:reply(case, "It is mended.", { topic = "resolution" })
    agent:close(case, "repaired on site")
  end
end }

driver "Ann" { token = "04D5C0005151B5", vehicle = false }
  :does(function(me)
    local case = me:calls_support("the lamp is dark", { station = post })
    check(case:wait_for("a new arrival time", "1 h"), "she hears that it takes longer")
    check(case:wait_for("case closed", "4 days"), "it is mended in the end")
  end)

expect.path       "contact identify dispatch eta+ on_site repair test close"
expect.sla        { promises = "kept, or renewed before they break" }
expect.experience { contacts = 1, surprises = 0 }
