-- The night tariff over the night in which summer time ends: 25 hours, one of them twice, and a price that changes at
-- local times.
scenario "clock change" {
  source  = "seed 002 (charged by quantity or by time, and at which rate); row C02",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-10-24 20:30 Europe/Amsterdam",            -- the clocks go back on Sunday at 03:00
  catches = { "ignores-dst" },
}

local home = site "Housing block" { bays = 2, at = { 52.37, 4.90 } }
local post = station "NL-EXA-0061" { profile = "neutral-ac-22", bay = home.bay[1],
                                     overrides = { aligned_interval = "15 min" } }
tariff "Day and night" {
  energy = "0.40 EUR/kWh", time = "0.30 EUR/h", tax = "21 %",
  windows = { { from = "22:00", to = "06:00", energy = "0.22 EUR/kWh", time = "0.10 EUR/h" } },
}
account "Sleeper" { person = "Sleeper", period = "month" }

-- a slow on-board charger, so that energy flows all night
local small = vehicle "Small car" { battery = "60 kWh", soc = "5 %", ac = "3.7 kW", phases = 1 }
driver "Sleeper" { token = "0451EE900149D4", account = "Sleeper", vehicle = small }
  :does(function(me)
    me:park(home.bay[1])
    me:plug(post)
    me:tap(post)
    wait_until "2026-10-25 07:30"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)

expect.invoice { sessions = 1 }
