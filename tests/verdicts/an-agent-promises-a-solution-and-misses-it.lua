-- fail sla.promise
-- A solution by seven, said in one letter with the record; it comes at half past nine, and nobody puts it off.
scenario "a solution that is missed" { begins = "2026-03-06 18:30 Europe/Amsterdam" }
agents "First line" { playbook = function(agent, case)
  agent:promises(case, "resolution", { by = "19:00", words = "You have it by 19:00." })
  wait "3 h"
  agent:reply(case, "Here it is.", { topic = "resolution" })
  agent:close(case, "sent")
end }
driver "Ann" { email = true } :does(function(me) me:writes_email("my contract, please", { about = "other" }):wait_for("case closed", "6 h") end)
expect.sla { promises = "kept, or renewed before they break" }
