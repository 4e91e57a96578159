-- pass
-- One bad update takes a whole make off the air for an hour. Nobody calls and nobody watches: the desk closes each ticket when all has been well for a while.
scenario "a whole make, and nobody watches" { source = "row C21", begins = "2026-03-02 09:00 UTC", ocpp = { "1.6" } }
local yard = site "Yard" { bays = 40, at = { 59.9, 10.7 } }
tariff "Yard" { energy = "1.00 NOK/kWh", tax = "25 %" }
technician "Van" { at = yard:away("3 km") }
agents "Desk" { playbook = "no-start" }
local posts = many("NO-MK-%02d", 40, function(id, i) return station(id) { bay = yard.bay[i] } end)
test(function()
  wait "1 h"
  for _, post in ipairs(posts) do post:link "cut" end
  wait "1 h"
  for _, post in ipairs(posts) do post:link_mends() end
  wait "30 min"
end)
expect.path { "alarm close", forbidden = { "dispatch" } }
