-- Two posts have a broken contactor. To the first the nearest van comes and does not carry one: another van brings it. For the
-- second the desk knows what is needed and sends the right van at once, though it is further away.
scenario "missing part" {
  source  = "seed 002; row C23",
  ocpp    = { "1.6", "2.0.1" },
  needs   = { "desk.open", "desk.act", "desk.events" },
  begins  = "2026-03-06 10:00 Europe/Amsterdam",
  catches = { "sends-without-the-part" },
}

local yard = site "Yard" { bays = 2, at = { 52.09, 5.12 } }
local post = many("NL-DSK-001%d", 2, function(id, i) return station(id) { bay = yard.bay[i] } end)
local near = technician "Near" { at = yard:away("3 km"), parts = "connector lock, display" }
local far = technician "Far" { at = yard:away("30 km"), parts = "contactor, modem" }
account "Ann" { person = "Ann", period = "day" }
account "Bob" { person = "Bob", period = "day" }
tariff "Yard" { energy = "0.45 EUR/kWh", tax = "21 %" }

agents "Desk" { playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = "L2" })
  agent:act(case, "identify", { station = case.station })
  agent:act(case, "dispatch", { parts = case.words:match "contactor" })
  agent:ends_contact(case)
  if case:wait_for("test", "6 h") then
    agent:reply(case, "It is mended.", { topic = "resolution" })
    agent:close(case, "repaired on site")
  end
end }

local function reports(name, i, at, words)
  post[i]:breaks("contactor")
  return driver(name) { token = ("04D5C0002%dEAA9"):format(i) }:does(function(me)
    wait_until(at)
    me:park(yard.bay[i])
    local case = me:calls_support(words, { station = post[i] })
    check(case:wait_for("case closed", "6 h"), name .. " can charge in the end")
    me:plug(post[i])
    me:tap(post[i])
    wait "5 min"
    check(me:charging(), "energy flows again")
    me:tap(post[i])
    me:pull_plug()
    me:leave()
  end)
end
reports("Ann", 1, "10:01", "it does not charge")
reports("Bob", 2, "13:00", "it is the contactor again, as on the other post")

expect.path       "contact identify dispatch eta on_site (needs_part dispatch eta on_site)? repair test close"
expect.sla        { promises = "kept" }
expect.experience { surprises = 0 }
expect.invoice    { sessions = 2 }
