-- pass
-- A whole make is back before the one who watches has looked at all of it: the desk has closed by itself what they then close once more.
scenario "a whole make, and one watches" { source = "row C21", begins = "2026-03-02 09:00 UTC", ocpp = { "1.6" } }
local yard = site "Yard" { bays = 40, at = { 59.9, 10.7 } }
tariff "Yard" { energy = "1.00 NOK/kWh", tax = "25 %" }
technician "Van" { at = yard:away("3 km") }
agents "Desk" { count = 1, playbook = "no-start", alarms = function(agent, case)
  agent:spend "2 min"
  agent:act(case, "triage", { link = "communication" })
  agent:ends_contact(case)
  if case:wait_for("note", "2 h") then agent:close(case, "it came back by itself") end
end }
local posts = many("NO-MK-%02d", 40, function(id, i) return station(id) { bay = yard.bay[i] } end)
test(function()
  wait "1 h"
  for _, post in ipairs(posts) do post:link "cut" end
  wait "1 h"
  for _, post in ipairs(posts) do post:link_mends() end
  wait "30 min"
end)
expect.path { forbidden = { "dispatch" } }
