-- pass
scenario "a part that is missing reopens the ticket" { source = "row C23", begins = "2026-03-02 10:00 Europe/Oslo", ocpp = { "1.6", "2.0.1" } }
local yard = site "Yard" { bays = 1, at = { 59.9, 10.7 } }
local post = station "X-1" { profile = "neutral-ac-22", bay = yard.bay[1] }
technician "Near" { at = yard:away("3 km"), parts = "display" }
technician "Far" { at = yard:away("30 km"), parts = "contactor" }
agents "Desk" { playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = "L2" })
  agent:act(case, "identify", { station = case.station })
  local sent = agent:act(case, "dispatch")
  check(sent.technician == "Near", "the nearest is sent", sent.technician)
  agent:ends_contact(case)
  check(case:wait_for("on_site", "2 h"), "somebody is there")
  agent:reply(case, "Somebody is there; we close this now.", { topic = "resolution" })
  agent:close(case, "handed to the technicians")
  check(case:wait_for("needs_part", "6 h"), "the van has not got the part")
  check(case:wait_for("reopen", "1 min"), "so the ticket is open again")
  check(case:wait_for("repair", "6 h"), "the other van mends it")
  agent:reply(case, "Now it is mended.", { topic = "resolution" })
  agent:close(case, "repaired on site")
end }
tariff "T" { energy = "1.00 NOK/kWh", tax = "25 %" }
post:breaks("contactor")
driver "Ann" { token = "04AA000001", vehicle = false }
  :does(function(me)
    local case = me:calls_support("the post is dead", { station = post })
    check(case:wait_for("repair", "8 h"), "it is mended")
    wait "30 min"
  end)
