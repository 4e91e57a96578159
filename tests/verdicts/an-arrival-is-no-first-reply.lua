-- fail sla.first_reply
-- Somebody is sent, and the desk says when they come; nobody answers the letter.
scenario "a letter about a dark lamp" { begins = "2026-03-06 10:00 Europe/Amsterdam" }
local hall = site "Hall" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0301" { bay = hall.bay[1] }
technician "Van 1" { at = hall:away "3 km" }
agents "First line" { playbook = function(agent, case)
  agent:act(case, "dispatch")
  if case:wait_for("test", "5 h") then
    agent:reply(case, "It is repaired.", { topic = "resolution" })
    agent:close(case, "repaired")
  end
end }
driver "Ann" { email = true } :does(function(me) me:writes_email("the lamp is dark", { station = post, about = "fault" }):wait_for("case closed", "6 h") end)
expect.sla { first_reply = "10 min" }
