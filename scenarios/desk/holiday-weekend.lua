-- A letter comes on the last working day before Easter. Good Friday and Easter Monday are holidays: what is answered on Tuesday
-- morning is answered within two hours.
scenario "holiday weekend" {
  source  = "holidays that never reached the desk",
  needs   = { "desk.open", "desk.act", "desk.events", "desk.reply" },
  begins  = "2026-04-02 16:30 Europe/Amsterdam",            -- Maundy Thursday
  catches = { "forgets-holidays" },
}

agents "Desk" { playbook = function(agent, case)
  wait_until "2026-04-07 09:30"                             -- they are away over Easter, too
  agent:act(case, "classify", { grade = "L3" })
  agent:reply(case, "Here is your contract once more.", { topic = "resolution" })
  agent:act(case, "explain")
  agent:close(case, "sent again")
end }

driver "Ann" { token = "04D5C00011A463", phone = false, email = true }
  :does(function(me)
    local case = me:writes_email("please send me my contract once more", { about = "other" })
    check(case:wait_for("case closed", "6 days"), "she has it after Easter")
  end)

expect.sla  { first_reply = "2 h", resolution = "3 h", hours = "09:00-17:00", days = "Mon-Fri",
              holidays = { "2026-04-03", "2026-04-06" }, escalation = true }
expect.path "contact classify explain close"
