-- The driver watches the price grow on the display. It is right with every reading, and what it came to in the end is
-- what the bill says.
scenario "running cost" {
  source  = "OCPP 2.0.1 I02, I03 (running and final cost)",
  ocpp    = { "2.0.1" },
  begins  = "2026-03-06 18:30 Europe/Amsterdam",
  catches = { "running-cost-without-tax" },
}

local hall = site "Sports hall" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0305" { profile = "neutral-ac-22", bay = hall.bay[1] }
tariff "Evening" { energy = "0.4537 EUR/kWh", time = "0.60 EUR/h", flat = "0.35 EUR", tax = "21 %", running_cost = true }
account "Ann" { person = "Ann", period = "day" }

driver "Ann" { token = "04D1CE0006A3F6", account = "Ann" }
  :does(function(me)
    me:park(hall.bay[1])
    me:plug(post)
    me:tap(post)
    wait "1 h 20 min"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)

test(function()
  if not (can "csms.script" and can "billing.tariff") then return end  -- not every CSMS tells what a session has cost so far
  local first = post:hears("CostUpdated", { totalCost = any }, "45 min")
  post:from_now()
  local second = post:hears("CostUpdated", { totalCost = any }, "30 min")
  check(first and second and second.totalCost > first.totalCost, "the price grows", first and first.totalCost, second and second.totalCost)
end)

expect.invoice { sessions = 1 }
