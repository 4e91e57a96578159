-- The first answer takes its time, within what was agreed; only from then on is progress waited for.
scenario "a slow answer" {
  source  = "seed 002; support practice: progress counts from the first reply",
  begins  = "2026-03-06 10:00 Europe/Amsterdam",
  catches = { "counts-progress-from-the-start", "swallows-replies", "answers-by-machine" },
}

agents "First line" { playbook = function(agent, case)
  wait "40 min"
  for _, words in ipairs { "I am looking into it.", "It is nearly there." } do
    agent:reply(case, words, { topic = "progress" })
    wait "24 min"
  end
  agent:reply(case, "It is done.", { topic = "resolution" })
  agent:close(case, "done")
end }

driver "Cleo" { email = true }
  :does(function(me)
    local case = me:writes_email("please change my address", { about = "other" })
    if can "desk.open" then check(case:wait_for("case closed", "4 h"), "the address is changed") end
  end)

expect.sla        { first_reply = "1 h", progress = "30 min", resolution = "4 h" }
expect.experience { silence = "45 min" }
