-- The session ends and the post keeps the cable. What does the driver live through?
scenario "stuck cable" {
  source  = "seed 001; rows B01 B02 B04 B06 B07 B08 B12 B14",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-06 18:30 Europe/Amsterdam",            -- a Friday evening
  catches = { "dispatch-ignores-distance", "bills-idle-during-lock-fault", "closes-without-answer",
              "tells-wrong-distance", "announces-another-technician", "tells-another-arrival", "pauses-without-asking",
              "closes-with-the-cable-held", "leaves-tag-blocked", "sends-two-calls-at-once", "forgets-heartbeats" },
}

local hall = site "Sports hall" { bays = 2, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0031" { profile = "neutral-ac-22", bay = hall.bay[1] }
local far  = technician "Van 7" { at = hall:away("48 km"), shift = "00:00-24:00" }
local near = technician "Van 3" { at = hall:away("6 km"), shift = "07:00-23:00", employer = "contractor" }
agents "First line" { count = 2, shift = "00:00-24:00", playbook = "stuck-cable" }
tariff "Evening" { energy = "0.45 EUR/kWh", idle = "0.05 EUR/min after 15 min", tax = "21 %" }
account "Parent" { person = "Parent", period = "day" }

post:breaks("connector lock", { from = "end of session", remote_unlock = "fails", reset = "fails" })

driver "Parent" { token = "04A1B2C3D4AC87", account = "Parent", phone = true, patience = "20 min", cable_worth = "300 EUR" }
  :does(function(me)
    me:park(hall.bay[1])
    me:plug(post)
    me:tap(post)
    wait "1 h"                                              -- the training
    me:tap(post)
    if me:pull_plug() == "locked" then                      -- wise from experience: push, start and stop once more
      me:push_plug_home()
      me:tap(post)
      wait "1 min"
      me:tap(post)
    end
    if me:pull_plug() == "locked" then
      local case = me:calls_support("the post keeps my cable")
      local back = case:wait_for("cable returned", "3 h")
      if can "desk.open" then check(back, "the cable is back in the driver's hands") end
    end
    me:leave()
  end)

expect.sla        { grade = "L2", answer = "30 s", first_reply = "10 min", on_site = "2 h", cable_returned = "3 h",
                    promises = "kept, or renewed before they break" }
expect.path       "alarm close | alarm? contact identify unlock (released | reset unlock? (released | dispatch eta+ on_site released? test returned)) close"
expect.dispatch   { technician = near }
expect.invoice    { sessions = 2, idle = "none while the lock is at fault" }
expect.experience { contacts = 1, surprises = 0 }
