-- pass
-- The price goes up at eleven. A session that runs keeps the old price to its end; the next has the new one.
scenario "a price that changes" { begins = "2026-03-02 10:00 Europe/Oslo", ocpp = { "1.6", "2.0.1" } }
local yard = site "Yard" { bays = 2 }
local a, b = station "Y-1" { bay = yard.bay[1] }, station "Y-2" { bay = yard.bay[2] }
tariff "Yard" { energy = "1.00 NOK/kWh" }

local function charges(me, post, bay, minutes)
  me:park(bay)
  me:plug(post)
  me:tap(post)
  wait(minutes .. " min")
  me:tap(post)
  me:pull_plug()
  me:leave()
end
account "Old price" { period = "day" }
account "New price" { period = "day" }
driver "Old price" { token = "04AA000001E580" }:does(function(me)
  charges(me, a, yard.bay[1], 120)
  local bill = me:wait_bill { within = "2 days" }
  check(bill and bill.lines[1].price == "1.00", "she pays the price at which she began")
end)
driver "New price" { token = "04AA000002E580" }:does(function(me)
  wait_until "11:00"
  tariff "Yard" { energy = "9.00 NOK/kWh" }
  charges(me, b, yard.bay[2], 30)
  local bill = me:wait_bill { within = "2 days" }
  check(bill and bill.lines[1].price == "9.00", "she pays the new price")
end)

expect.invoice { sessions = 2 }
expect.experience { surprises = 0 }
