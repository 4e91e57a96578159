-- pass
scenario "a broken link is mended by the van" { source = "links are no parts", begins = "2026-03-02 10:00 Europe/Oslo", ocpp = { "1.6", "2.0.1" } }
local yard = site "Yard" { bays = 1, at = { 59.9, 10.7 } }
local post = station "X-1" { profile = "neutral-ac-22", bay = yard.bay[1] }
technician "Van" { at = yard:away("5 km"), parts = "modem" }
agents "Desk" { playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = "L2" })
  agent:act(case, "identify", { station = case.station })
  agent:act(case, "dispatch")
  agent:ends_contact(case)
  if case:wait_for("test", "6 h") then
    check(case:seen("test").good, "the van leaves a post that is well")
    agent:reply(case, "It is back.", { topic = "resolution" })
    agent:close(case, "repaired on site")
  end
end }
tariff "T" { energy = "1.00 NOK/kWh", tax = "25 %" }
driver "Ann" { token = "04AA000001", vehicle = false }
  :does(function(me)
    post:link "cut"
    wait "10 min"
    local case = me:calls_support("the lamp is yellow", { station = post })
    check(case:wait_for("case closed", "6 h"), "it is mended")
    post:sends("Heartbeat", "15 min")
  end)
