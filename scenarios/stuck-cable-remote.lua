-- The same stuck cable, but this lock opens when the CSMS tells it to: a call of three minutes, no van.
scenario "stuck cable, opened from afar" {
  source  = "seed 001; rows B03 B04",
  needs   = { "csms.command" },
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-10 17:30 Europe/Amsterdam",
  catches = { "unlock-does-nothing", "rolls-truck-for-everything", "rewrites-results", "grades-too-low" },
}

local hall = site "Sports hall" { bays = 2, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0091" { profile = "neutral-ac-22", bay = hall.bay[1] }
technician "Van 3" { at = hall:away("6 km"), shift = "07:00-23:00" }
agents "First line" { count = 1, playbook = "stuck-cable" }
tariff "Evening" { energy = "0.45 EUR/kWh", idle = "0.05 EUR/min after 15 min", tax = "21 %" }
account "Parent" { person = "Parent", period = "day" }

post:breaks("connector lock", { from = "end of session", remote_unlock = "works", reset = "fails" })

driver "Parent" { token = "04A1B2C3D4A902", account = "Parent", phone = true, patience = "10 min", cable_worth = "300 EUR" }
  :does(function(me)
    me:park(hall.bay[1])
    me:plug(post)
    me:tap(post)
    wait "1 h"
    me:tap(post)
    if me:pull_plug() == "locked" then
      local case = me:calls_support("the post keeps my cable")
      case:wait_for("cable free", "15 min")
    end
    local gone = me:leave()
    if can "csms.command" then check(gone, "the driver goes home with the cable") end
  end)

expect.sla        { grade = "L2", answer = "30 s", first_reply = "10 min", resolution = "30 min" }
expect.path       { model = "alarm? contact identify unlock released close", forbidden = { "dispatch" } }
expect.invoice    { sessions = 1, idle = "none while the lock is at fault" }
expect.experience { contacts = 1, surprises = 0, cable_unattended = "under 15 min" }
