-- The station is fine; the car waits for two o'clock at night. The agent finds it by asking, nobody drives out.
scenario "misconfigured vehicle" {
  source  = "seed 000 (the vehicle must be configured right; ask the right questions); row A22",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-12 17:00 Europe/Oslo",
  catches = { "rolls-truck-for-everything" },
}

local home = site "Housing block" { bays = 2, at = { 59.95, 10.76 } }
local post = station "NO-EXA-0011" { profile = "neutral-ac-22", bay = home.bay[1] }
local wall = station "NO-EXA-0012" { profile = "neutral-ac-22", bay = home.bay[2] }
technician "Van 1" { at = home:away("4 km"), shift = "00:00-24:00" }
agents "First line" { count = 1, playbook = "no-start" }
tariff "Home" { energy = "2.40 NOK/kWh", tax = "25 %" }
account "Kari" { person = "Kari", period = "day" }
account "Ola"  { person = "Ola", period = "day" }

local timed = vehicle "Kari's car" { departure = "2026-03-13 02:00", soc = "30 %" }
driver "Kari" { token = "04CA410001FBA4", account = "Kari", phone = true, patience = "15 min", vehicle = timed, mood = "frustrated" }
  :does(function(me)
    me:park(home.bay[1])
    me:plug(post)
    me:tap(post)
    wait "5 min"
    if not me:charging() then
      local case = me:calls_support("it says charging, but my car does not charge")
      local closed = case:wait_for("case closed", "1 h")
      if can "desk.open" then
        check(me:charging(), "Kari's car charges after the call")
        check(closed, "the case is closed")
      end
    end
    wait "2 h"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)

local limited = vehicle "Ola's car" { current_limit = "5 A", soc = "55 %" }
driver "Ola" { token = "0401A00002FBA4", account = "Ola", phone = true, patience = "15 min", vehicle = limited }
  :does(function(me)
    wait "40 min"
    me:park(home.bay[2])
    me:plug(wall)
    me:tap(wall)
    wait "5 min"
    if not me:charging() then
      me:calls_support("my car does not charge here")
      if can "desk.open" then check(me:charging(), "Ola's car charges after the call") end
    end
    wait "1 h"
    me:tap(wall)
    me:pull_plug()
    me:leave()
  end)

expect.path       { model = "contact identify triage fix_vehicle+ confirm close", forbidden = { "dispatch" } }
expect.sla        { first_reply = "10 min", resolution = "30 min" }
expect.invoice    { sessions = 2 }
