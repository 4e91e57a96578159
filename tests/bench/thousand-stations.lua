-- 1,000 stations, a session each, 24 hours: how much does a network cost to play?
scenario "thousand stations" {
  source = "acceptance of the first issue: 1,000 stations with a session each over 24 h",
  begins = "2026-03-06 00:00 Europe/Amsterdam",
}

local park = site "Car park" { bays = 1000, at = { 52.09, 5.12 } }
tariff "All day" { energy = "0.45 EUR/kWh", tax = "21 %" }

many("CP-%04d", 1000, function(id, i)
  local post = station(id) { profile = "neutral-ac-22", bay = park.bay[i] }
  local car = vehicle("car of " .. id) { battery = "58 kWh", soc = "40 %" }
  account("acc " .. id) { person = "driver of " .. id, period = "day" }
  driver("driver of " .. id) { token = ("T%07d"):format(i), account = "acc " .. id, vehicle = car }
    :does(function(me)
      wait(("%d s"):format(600 + i * 70))
      me:park(park.bay[i])
      me:plug(post)
      check(me:tap(post) == "Accepted", "accepted at " .. id)
      wait "2 h"
      check(me:tap(post) == "stopped", "stopped at " .. id)
      me:pull_plug()
      me:leave()
    end)
end)

expect.invoice { sessions = 1000 }
