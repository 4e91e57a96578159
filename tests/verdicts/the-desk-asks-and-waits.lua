-- pass
-- Five hours are allowed. The desk asks, waits eighty hours over Easter for an answer that does not come, and uses three of its own.
scenario "asked and waited" { begins = "2026-04-02 16:00 Europe/Amsterdam", ends = "2026-04-09 12:00" }
agents "First line" { sla = { L1 = { resolution = "5 h" }, L2 = { resolution = "5 h" }, L3 = { resolution = "5 h" } },
  playbook = function(agent, case)
    agent:reply(case, "What is your customer number?", { topic = "question" })
    agent:act(case, "pause")
    wait "80 h"
    agent:act(case, "resume")
    wait "2 h"
    agent:reply(case, "Here it is.", { topic = "resolution" })
    agent:close(case, "sent")
  end }
driver "Ann" { email = true } :does(function(me) me:writes_email("my contract, please", { about = "other" }):wait_for("case closed", "6 days") end)
expect.sla { first_reply = "4 h", resolution = "5 h", escalation = true }
