-- fail path.nearest_technician
scenario "nobody is sent" { begins = "2026-03-06 10:00 Europe/Amsterdam" }
local hall = site "Hall" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0301" { bay = hall.bay[1] }
local van = technician "Van 1" { at = hall:away "3 km" }
agents "First line" { playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = "L3" })
  agent:reply(case, "It is nothing.", { topic = "resolution" })
  agent:close(case, "nothing")
end }
driver "Ann" { phone = true } :does(function(me) me:calls_support("the lamp is dark", { station = post }) end)
expect.dispatch { technician = van }
