-- A post will not charge. Whatever the agent does before it is understood is refused, with a word why: a step that is none, a
-- grade that is none, a promise without a time. The nearest free post is offered; another has nothing to offer any more.
scenario "what an agent may" {
  source  = "acts that a desk has to refuse; row B07",
  ocpp    = { "1.6", "2.0.1" },
  needs   = { "desk.open", "desk.act", "desk.events" },
  begins  = "2026-03-06 10:00 Europe/Amsterdam",
  catches = { "alarms-another-station" },
}

local function at(name, lat, lon) return site(name) { bays = 3, at = { lat, lon } } end
local yard, far, mill, quay = at("Yard", 52.09, 5.12), at("Far", 52.60, 5.12), at("Mill", 52.11, 5.02), at("Quay", 52.10, 5.13)
local broken = station "NL-DSK-0099" { bay = yard.bay[1] }
local distant = station "NL-DSK-0091" { bay = far.bay[1] }
local near = station "NL-DSK-0095" { profile = "neutral-dc-dual", bay = mill.bay[1] }
local same = station "NL-DSK-0096" { bay = mill.bay[3] }
local taken = station "NL-DSK-0093" { bay = quay.bay[1] }
local silent = station "NL-DSK-0094" { bay = quay.bay[2] }
account "Guest" { person = "Guest", period = "day" }
tariff "All" { energy = "0.45 EUR/kWh", tax = "21 %" }
near:breaks("ground", { connector = 1 })

local reference = can "csms.script" -- only of the reference desk it is written how it reckons (harness/sut/sut.md)
local function refused(words, kind, answer, why, how)
  check(answer == nil and how == kind, "the desk refuses it: " .. kind, how)
  if reference then check(why and why:find(words, 1, true), "and says: " .. words, why) end
end

agents "Desk" { count = 2, sla = { L2 = { on_site = "20 min" } }, playbook = function(agent, case)
  local bad, present = "malformed input", "not possible in the present state"
  local function act(...) return agent:act(case, ...) end
  if not case.station then
    agent:opens(case, { grade = "L2" })
    refused("names no station", present, act "dispatch")
    agent:reply(case, "Which post is it?", { topic = "question" })
    agent:close(case, "she rings off")
    return
  end
  agent:opens(case, { station = case.station, connector = 1, grade = "L3" })
  refused("there is no action dance", bad, act "dance")
  refused("there is no action breach", bad, act "breach")
  refused("grade is not L1, L2 or L3", bad, act("grade", { grade = "L4" }))
  refused("due_ms is missing or in the past", bad, act "late")
  refused("due_ms is missing or in the past", bad, act("late", { due_ms = agent:now() - 1 }))
  refused("part is missing", bad, act "needs_part")
  refused("part is missing", bad, act("needs_part", { part = "" }))
  refused("topic is not", bad, act("promise", { topic = "weather" }))
  refused("due_ms is missing", bad, act("promise", { topic = "return" }))
  refused("price is missing", bad, act("promise", { topic = "price" }))
  refused("due_ms is in the past", bad, act("promise", { topic = "return", due_ms = agent:now() - 1 }))
  check(act("classify", {}), "a grade may be found later")
  check(act("classify", { grade = "L2" }), "a grade is given")
  check(case:wait_for("grade", "10 s") and case:seen("grade").grade == "L2", "and is the grade")
  local offer = act("alternative", { lat_e6 = 52090000, lon_e6 = 5120000, not_station = broken.name })
  check(offer.station == near.name and offer.connector == 2 and offer.site == "Mill", "the nearest free connector is offered",
    offer.station, offer.connector, offer.site)
  if reference then check(offer.km == "9.3", "it is 9.3 km away", offer.km) end
  check(case:wait_for("alternative", "10 s") and case:seen("alternative").connector == 2, "and that is written down")
  agent:reply(case, "At the mill there is a free one.", { topic = "advice" })
  near:power(false)
  same:power(false)
  distant:power(false)
  wait "3 min"
  local none = act("alternative", { lat_e6 = 52090000, lon_e6 = 5120000, not_station = broken.name })
  check(none and none.station == nil, "there is nothing left to offer", none and none.station)
  check(case:wait_for("note", "10 s"), "and that is written down")
  check(act("promise", { topic = "return", due_ms = agent:now() + 3600000 }).promise, "a promise has a number")
  act "confirm_charge"
  wait "1 min"
  check(not case:seen "promise_kept", "that she can charge gives her no cable back")
  act "released"
  check(case:wait_for("promise_kept", "10 s"), "a cable that is free does")
  check(act("promise", { what = "return", due_ms = agent:now() + 3600000 }).promise ~= nil, "and so it was called before")
  act "returned"
  wait "1 min"
  check(case:seen("promise_kept").promise == 2, "a cable in her hands does, too", case:seen("promise_kept").promise)
  wait "20 min"
  agent:close(case, "she charges elsewhere")
end }

driver "Guest" { token = "04D5C000930001" }
  :does(function(me)
    me:park(quay.bay[1])
    me:plug(taken)
    me:tap(taken)
    wait "90 min"
    me:tap(taken)
    me:pull_plug()
    me:leave()
  end)
test(function()
  wait "5 min"
  silent:link "cut"
end)
driver "Ann" { token = "04D5C000990001", vehicle = false }:does(function(me)
  wait "30 min"
  local case = me:calls_support("it will not charge", { station = broken })
  check(case:wait_for("case closed", "2 h"), "it is settled")
end)
driver "Bob" { token = "04D5C000990002", vehicle = false }:does(function(me)
  wait "31 min"
  me:calls_support "it will not charge"
end)

expect.path { forbidden = { "dispatch", "repair" } }
