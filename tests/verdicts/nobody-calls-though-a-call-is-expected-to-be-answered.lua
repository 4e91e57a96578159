-- inconc sla.answer sla.first_reply sla.promise
-- The card works and nobody has anything to ask: how fast calls are answered cannot be seen.
scenario "nobody calls" { begins = "2026-04-01 10:00 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }
local yard = site "Yard" { bays = 1 }
local post = station "Y-1" { bay = yard.bay[1] }
tariff "Yard" { energy = "0.45 EUR/kWh" }
agents "First line" { playbook = function() end }
driver "Ann" { token = "04A1B2C3D4", phone = true }
  :does(function(me)
    me:park(yard.bay[1])
    me:plug(post)
    me:tap(post)
    wait "10 min"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)
expect.sla { answer = "30 s", first_reply = "10 min", promises = "kept" }
