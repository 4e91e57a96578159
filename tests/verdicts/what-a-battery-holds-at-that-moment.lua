-- pass
-- A state of charge is what it is at that moment, not what it was when it was last reckoned up: it grows by the minute.
scenario "a battery by the minute" { begins = "2026-03-06 15:30 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }
local yard = site "Yard" { bays = 1 }
local post = station "Y-1" { bay = yard.bay[1] }
local car = vehicle "Car" { battery = "80 kWh", soc = "30 %", ac = "11 kW" }

driver "Max" { token = "04A6A00002", vehicle = car }
  :does(function(me)
    me:park(yard.bay[1])
    me:plug(post)
    me:tap(post)
    wait "10 s"
    for minute = 1, 12 do
      local before = car:soc()
      wait "1 min"
      local gained = car:soc() - before                      -- 11 kW in a minute: 0.23 %
      check(gained > 0.15 and gained < 0.35, "it has grown in minute " .. minute, gained)
    end
    post:breaks("contactor", {})
    local stands = car:soc()
    wait "10 min"
    check(car:soc() == stands, "nothing flows through a broken contactor", stands, car:soc())
    me:tap(post)
    me:pull_plug()
  end)
