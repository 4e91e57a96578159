-- fail path.deviation
scenario "no bill is disputed" { begins = "2026-03-06 10:00 Europe/Amsterdam" }
agents "First line" { playbook = function(agent, case)
  agent:reply(case, "Here it is.", { topic = "resolution" })
  agent:close(case, "sent")
end }
driver "Ann" { email = true } :does(function(me) me:writes_email("my contract, please", { about = "other" }):wait_for("case closed", "6 h") end)
expect.path { kinds = { other = "contact close", billing = "contact verify_cdr close" } }
