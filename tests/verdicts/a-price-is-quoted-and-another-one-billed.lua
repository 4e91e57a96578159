-- fail sla.promise
-- She asks before she charges, and is told 0.60; the bill says 0.65.
scenario "a quote" { begins = "2026-03-06 10:00 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }
local hall = site "Hall" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0301" { bay = hall.bay[1] }
tariff "Hall" { energy = "0.65 EUR/kWh", tax = "21 %" }
account "Ann" { person = "Ann", period = "day" }
agents "First line" { playbook = function(agent, case)
  agent:opens(case, { station = case.station, category = "other" })
  agent:promises(case, "price", { price = "0.60 EUR/kWh" })
  agent:close(case, "told")
end }
driver "Ann" { token = "04A1B2C3D4", account = "Ann", phone = true }
  :does(function(me)
    me:calls_support("what does it cost here?", { station = post, about = "other" })
    me:park(hall.bay[1])
    me:plug(post)
    me:tap(post)
    wait "1 h"
    me:tap(post)
    me:pull_plug()
    me:leave()
    me:wait_bill { within = "2 days" }
  end)
expect.sla { promises = "kept" }
