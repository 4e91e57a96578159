-- The technician gets stuck in traffic. The customer hears of it before the promised hour has passed, and somebody
-- higher hears of it before the desk's own clock runs out.
scenario "late van" {
  source  = "seed 001; seed 002; rows B07 C15",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-06 18:30 Europe/Amsterdam",
  catches = { "promise-slips-silently", "never-escalates", "hides-breaches", "warns-of-another-time",
              "answers-by-letter", "gives-another-reason" },
}

local hall = site "Sports hall" { bays = 2, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0011" { profile = "neutral-ac-22", bay = hall.bay[1] }
technician "Van 3" { at = hall:away("20 km"), shift = "07:00-23:00", employer = "contractor", speed = "60 km" }
  :delayed("50 min", { after = "5 min", why = "an accident on the ring road" })
-- the desk promises its customers less than it asks of itself
agents "First line" { count = 1, playbook = "stuck-cable",
                      sla = { L2 = { first_reply = "10 min", on_site = "1 h", resolution = "4 h" } } }
tariff "Evening" { energy = "0.45 EUR/kWh", idle = "0.05 EUR/min after 15 min", tax = "21 %" }
account "Parent" { person = "Parent", period = "day" }

post:breaks("connector lock", { from = "end of session", remote_unlock = "fails", reset = "fails" })

driver "Parent" { token = "04A1B2C3D49757", account = "Parent", phone = true, patience = "10 min", cable_worth = "300 EUR", mood = "angry" }
  :does(function(me)
    me:park(hall.bay[1])
    me:plug(post)
    me:tap(post)
    wait "1 h"
    me:tap(post)
    if me:pull_plug() == "locked" then
      local case = me:calls_support("the post keeps my cable, and my child is cold")
      if case:wait_for("told eta", "15 min") then
        local first = case:told("eta").due_ms
        case:wait_for("cable returned", "4 h")
        check(first and case:told("eta").due_ms > first, "a later arrival was announced")
      end
    end
    me:leave()
  end)

expect.sla        { grade = "L2", first_reply = "10 min", on_site = "2 h", promises = "kept, or renewed before they break",
                    escalation = true }
expect.path       "alarm? contact identify unlock reset unlock? dispatch eta+ on_site released? test returned close"
expect.invoice    { sessions = 1, idle = "none while the lock is at fault" }
expect.experience { contacts = 1 }
