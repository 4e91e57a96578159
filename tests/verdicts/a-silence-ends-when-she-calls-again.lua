-- fail experience.silence
-- Six hours without a word, and then only because Ann asks.
scenario "six hours" { begins = "2026-03-02 09:00 Europe/Oslo" }
local here = site "Here" { bays = 1, at = { 59.9, 10.7 } }
local post = station "NO-EXA-0301" { bay = here.bay[1] }
local times = 0
agents "Desk" { playbook = function(agent, case)
  times = times + 1
  agent:opens(case, { station = case.station, grade = "L3" })
  agent:reply(case, times == 1 and "We look into it." or "It is done.", { topic = "progress" })
  if times > 1 then agent:close(case, "done") end
end }
driver "Ann" { phone = true }
  :does(function(me)
    me:calls_support("the lamp is dark", { station = post })
    wait "6 h"
    me:calls_support("and now?", { station = post })
  end)
expect.experience { silence = "1 h" }
