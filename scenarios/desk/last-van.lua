-- One van is left. It frees a cable and mends the lock behind it; meanwhile a dark lamp and a dead post are reported. When it is
-- really free, and not before, it goes to the dead post first.
scenario "last van" {
  source  = "seed 002 (graded by severity and reach); row C14",
  ocpp    = { "1.6", "2.0.1" },
  needs   = { "desk.open", "desk.act", "desk.events" },
  begins  = "2026-06-01 18:00 Europe/Amsterdam",
  catches = { "books-a-van-twice", "frees-a-van-too-early" },
}

local park = site "Residence" { bays = 3, at = { 52.30, 4.90 } }
local post = many("NL-DSK-003%d", 3, function(id, i) return station(id) { bay = park.bay[i] } end)
technician "Repair team" { at = park:away("8 km") }
agents "Desk" { count = 1, playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = case.words:match "^(L%d)" })
  agent:act(case, "identify", { station = case.station })
  local sent = agent:act(case, "dispatch")
  agent:reply(case, sent.technician and "Help is on the way." or "You hear from us as soon as somebody is free.",
    { topic = "progress" })
  agent:ends_contact(case)
  local done = case.words:match "cable" and "returned" or "test"
  if case:wait_for(done, "24 h") then
    agent:reply(case, "It is done.", { topic = "resolution" })
    agent:close(case, "done")
  end
end }
for _, name in ipairs { "First", "Second", "Third" } do
  account(name) { person = name, period = "day" }
end
tariff "Home" { energy = "0.40 EUR/kWh", tax = "21 %" }
post[1]:breaks("connector lock", { from = "end of session", remote_unlock = "fails" })
post[2]:breaks("display")
post[3]:breaks("contactor")

local order = {}
driver "First" { token = "04D5C00041758C", cable_worth = "300 EUR" }
  :does(function(me)
    me:park(park.bay[1])
    me:plug(post[1])
    me:tap(post[1])
    wait "30 min"
    me:tap(post[1])
    check(me:pull_plug() == "locked", "the post keeps her cable")
    local case = me:calls_support("L2: the cable is stuck", { station = post[1] })
    case:wait_for("cable returned", "2 h")
    order[#order + 1] = "cable"
    me:leave()
  end)
local function reports(name, at, i, words)
  driver(name) { token = ("04D5C0004%d758C"):format(i), vehicle = false }:does(function(me)
    wait_until(at)
    local case = me:calls_support(words, { station = post[i] })
    check(case:wait_for("on_site", "6 h"), name .. " is helped")
    order[#order + 1] = name
    if i == 2 then
      check(order[2] == "Third", "the dead post comes before the dark lamp", table.concat(order, ", "))
    end
  end)
end
reports("Second", "18:35", 2, "L3: the lamp is dark")
reports("Third", "18:39", 3, "L1: the post is dead")

expect.path       "alarm? contact identify dispatch? (eta on_site released? repair? test returned?)? close"
expect.experience { surprises = 0 }
expect.invoice    { sessions = 1 }
