-- A new card is not taken, and the letter does not say which card. The desk asks; while it waits for the answer, over night,
-- its clocks stand still. They are reckoned in office hours.
scenario "waiting for the customer" {
  source  = "pauses that nobody played; row A07",
  ocpp    = { "1.6", "2.0.1" },
  needs   = { "desk.open", "desk.act", "desk.events", "desk.reply", "csms.enrol" },
  begins  = "2026-03-05 16:00 Europe/Amsterdam",            -- a Thursday
  catches = { "runs-through-pauses", "loses-the-end-of-words" },
}

local yard = site "Yard" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-DSK-0001" { bay = yard.bay[1] }
account "Ann" { person = "Ann", period = "day" }
tariff "Yard" { energy = "0.45 EUR/kWh", tax = "21 %" }

agents "Desk" { shift = "08:00-18:00", playbook = function(agent, case)
  if not case:seen "pause" then
    agent:act(case, "identify", { person = case.driver })
    agent:act(case, "classify", { grade = "L3" })
    agent:reply(case, "What is the number on your new card?", { topic = "question" })
    agent:act(case, "pause", { why = "the number of the card is asked for" })
    return
  end
  agent:act(case, "resume")                                 -- the answer is there
  local card = case.words:match "%x+$"
  agent:enrol { token = card, account = case.driver }
  agent:act(case, "assign", { token = card, account = case.driver })
  agent:reply(case, "Your card works from now on.", { topic = "resolution" })
  agent:close(case, "the card is enrolled")
end }

driver "Ann" { token = "04D5C0000109E8", known = false, phone = false, email = true }
  :does(function(me)
    me:park(yard.bay[1])
    me:plug(post)
    check(me:tap(post) ~= "Accepted", "nobody knows the card yet")
    local case = me:writes_email("my new card is not taken", { about = "access" })
    check(case:wait_for("told question", "1 h"), "she is asked which card it is")
    me:pull_plug()
    me:leave()
    wait_until "09:00"
    me:writes_email("it is the " .. me:card(), { about = "access" })
    check(case:wait_for("told resolution", "1 h"), "she hears that it works")
    me:park(yard.bay[1])
    me:plug(post)
    check(me:tap(post) == "Accepted", "and it does")
    wait "20 min"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)

expect.sla        { first_reply = "1 h", resolution = "2 h", hours = "08:00-18:00", days = "Mon-Fri" }
expect.path       "contact identify classify assign close"
expect.experience { contacts = 2, tag = { token = "04D5C0000109E8", account = "Ann" } }
expect.invoice    { sessions = 1 }
