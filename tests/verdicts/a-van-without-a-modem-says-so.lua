-- pass
scenario "a van without a modem does not mend the link" { source = "links are no parts", begins = "2026-03-02 10:00 Europe/Oslo", ocpp = { "1.6", "2.0.1" } }
local yard = site "Yard" { bays = 1, at = { 59.9, 10.7 } }
local post = station "X-1" { profile = "neutral-ac-22", bay = yard.bay[1] }
technician "Van" { at = yard:away("5 km"), parts = "contactor" }
agents "Desk" { playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = "L2" })
  agent:act(case, "identify", { station = case.station })
  agent:act(case, "dispatch")
  agent:ends_contact(case)
  check(case:wait_for("needs_part", "6 h"), "the van says what is missing")
  check(case:seen("needs_part").part == "modem", "it is the modem", case:seen("needs_part").part)
  check(not case:seen "repair", "nothing was mended without it")
  agent:close(case, "the modem is on order")
end }
tariff "T" { energy = "1.00 NOK/kWh", tax = "25 %" }
driver "Ann" { token = "04AA000001", vehicle = false }
  :does(function(me)
    post:link "cut"
    wait "10 min"
    local case = me:calls_support("the lamp is yellow", { station = post })
    check(case:wait_for("case closed", "6 h"), "the case is closed")
  end)
