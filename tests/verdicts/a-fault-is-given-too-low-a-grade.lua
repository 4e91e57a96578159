-- fail sla.grade
-- L3 has its time; that it should have been L1 is what is wrong.
scenario "too low a grade" { begins = "2026-03-02 09:00 Europe/Oslo" }
local here = site "Here" { bays = 1, at = { 59.9, 10.7 } }
local post = station "NO-EXA-0301" { bay = here.bay[1] }
technician "Van" { at = here:away "60 km" }
agents "Desk" { sla = { L1 = { on_site = "30 min" }, L3 = { on_site = "24 h" } }, playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = "L3" })
  agent:act(case, "dispatch")
  agent:ends_contact(case)
  if case:wait_for("test", "24 h") then agent:close(case, "done") end
end }
driver "Ann" { phone = true } :does(function(me) me:calls_support("it is dead", { station = post }):wait_for("case closed", "2 days") end)
expect.sla { grade = "L1", on_site = "30 min" }
