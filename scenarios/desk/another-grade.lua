-- What looks like a blemish turns out to be worse. The clocks of the worse grade count from the first notice, and the desk says
-- when they run out; the customer is promised less than that, and gets it.
scenario "another grade" {
  source  = "support practice: a grade that changes never makes a clock later",
  begins  = "2026-03-06 10:00 Europe/Amsterdam",
  catches = { "regrade-restarts-clocks" },
}

local hall = site "Hall" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0261" { bay = hall.bay[1] }
agents "First line" {
  sla = { L1 = { resolution = "1 h" }, L2 = { resolution = "1 h" }, L3 = { resolution = "3 h" } },
  playbook = function(agent, case)
    agent:opens(case, { station = case.station, grade = "L3" })
    agent:reply(case, "I will have a look at it.", { topic = "progress" })
    agent:ends_contact(case)
    wait "30 min"
    agent:act(case, "grade", { grade = "L2" })
    wait "50 min"
    agent:reply(case, "The lamp is all that was wrong, and it is bright again.", { topic = "resolution" })
    agent:close(case, "seen to from here")
  end,
}

driver "Dee" { phone = true }
  :does(function(me)
    local case = me:calls_support("the lamp of the post flickers", { station = post })
    case:wait_for("case closed", "3 h")
  end)

expect.sla { first_reply = "10 min", L2 = { resolution = "2 h" }, L3 = { resolution = "3 h" } }
