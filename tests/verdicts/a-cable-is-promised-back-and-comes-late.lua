-- fail sla.promise
-- Half an hour is promised, and the lock opens from afar after an hour.
scenario "a cable that is late" { begins = "2026-03-06 10:00 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }
local hall = site "Hall" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0301" { profile = "neutral-ac-22", bay = hall.bay[1] }
post:breaks("connector lock", { from = "end of session", remote_unlock = "works", reset = "fails" })
tariff "Hall" { energy = "0.45 EUR/kWh" }
agents "First line" { playbook = function(agent, case)
  agent:opens(case, { station = "NL-EXA-0301", connector = 1, grade = "L2" })
  agent:promises(case, "return", "30 min")
  wait "1 h"
  agent:act(case, "unlock", { result = agent:command("NL-EXA-0301", "UnlockConnector", { connectorId = 1 }) })
  agent:guides(case, "pull plug")
  agent:act(case, "released")
  agent:close(case, "released")
end }
driver "Ann" { token = "04A1B2C3D4", phone = true }
  :does(function(me)
    me:park(hall.bay[1])
    me:plug(post)
    me:tap(post)
    wait "10 min"
    me:tap(post)
    if me:pull_plug() == "locked" then me:calls_support("it keeps my cable"):wait_for("case closed", "3 h") end
    me:leave()
  end)
expect.sla { promises = "kept" }
