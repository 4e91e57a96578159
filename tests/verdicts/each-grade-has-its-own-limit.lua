-- fail sla.resolution
-- Two hours are enough for a blemish, and too long for a dead post.
scenario "two grades" { begins = "2026-03-02 09:00 Europe/Oslo" }
local here = site "Here" { bays = 2, at = { 59.9, 10.7 } }
local posts = { station "NO-EXA-0301" { bay = here.bay[1] }, station "NO-EXA-0302" { bay = here.bay[2] } }
agents "Desk" { count = 2, sla = { L1 = { resolution = "9 h" }, L3 = { resolution = "9 h" } }, playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = case.words:match "L%d" })
  agent:reply(case, "We look into it.", { topic = "progress" })
  agent:ends_contact(case)
  wait "2 h"
  agent:close(case, "done")
end }
for n, grade in ipairs { "L1", "L3" } do
  driver("Ann " .. n) { phone = true } :does(function(me) me:calls_support("it is " .. grade, { station = posts[n] }):wait_for("case closed", "1 day") end)
end
expect.sla { L1 = { resolution = "1 h" }, L3 = { resolution = "3 h" } }
