-- fail sla.promise
-- The machine writes in between; no person does.
scenario "a call that never comes" { begins = "2026-03-06 10:00 Europe/Amsterdam" }
local hall = site "Hall" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0301" { bay = hall.bay[1] }
technician "Van 1" { at = hall:away "3 km" }
agents "First line" { playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = "L3" })
  agent:promises(case, "call_back", "10 min")
  agent:act(case, "dispatch")
  agent:ends_contact(case)
  if case:wait_for("test", "5 h") then agent:close(case, "repaired") end
end }
driver "Ann" { phone = true } :does(function(me) me:calls_support("the lamp is dark", { station = post }):wait_for("case closed", "6 h") end)
expect.sla { promises = "kept" }
