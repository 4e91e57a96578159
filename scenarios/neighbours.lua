-- Two cars share one fast charger. One of them does not let go of the plug; a restart of the post might help, and would
-- end the session of the other. The agent looks before, and finds another way.
scenario "neighbours" {
  source  = "row B05: a remedy for one customer must not harm another",
  needs   = { "csms.command" },
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-05-08 12:10 Europe/Oslo",
  catches = { "unlock-does-nothing", "rolls-truck-for-everything", "closes-without-answer",
              "bills-another-account", "bills-another-connector", "reuses-numbers", "tells-another-account",
              "tells-another-token", "tells-first-connector" },
}

local rest  = site "Motorway services" { bays = 2, at = { 60.80, 11.07 } }
local post  = station "NO-EXA-0081" { profile = "neutral-dc-dual", bay = rest.bay[1],
                                      overrides = { station_power = "150 kW" } }
technician "Van 1" { at = rest:away("30 km"), shift = "00:00-24:00" }
agents "First line" { count = 1, playbook = "stuck-cable" }
tariff "Fast" { energy = "6.20 NOK/kWh", idle = "5.00 NOK/min after 15 min", tax = "25 %" }
account "Berit" { person = "Berit", period = "day" }
account "Arne"  { person = "Arne", period = "day" }

local roomy = vehicle "Berit's estate" { battery = "100 kWh", soc = "10 %", target = "90 %", dc = "120 kW" }
driver "Berit" { token = "04BE4170011955", account = "Berit", phone = true, vehicle = roomy }
  :does(function(me)
    me:park(rest.bay[1])
    me:plug(post, 1)
    check(me:tap(post) == "Accepted", "Berit's card is accepted")
    wait "15 min"
    -- alone it would be 30 kWh by now; two who ask for 120 kW each get 75 kW of the 150
    check(roomy:soc() < 31, "the two share the power of the station")
    wait "25 min"
    check(me:charging(), "nobody cuts Berit off")
    me:tap(post)
    check(me:pull_plug() == "free", "Berit's cable comes out")
    me:leave()
  end)

local jammed = vehicle "Arne's van" { battery = "75 kWh", soc = "20 %", dc = "120 kW", latch_stuck = true }
driver "Arne" { token = "04A4E000021955", account = "Arne", phone = true, patience = "10 min", vehicle = jammed }
  :does(function(me)
    me:park(rest.bay[2])
    me:plug(post, 2)
    check(me:tap(post) == "Accepted", "Arne's card is accepted")
    wait "18 min"
    me:tap(post)
    if me:pull_plug() == "locked" then
      local case = me:calls_support("your cable does not come out of my car")
      local free = case:wait_for("cable free", "15 min")
      if can "desk.open" then check(free, "Arne's van lets go of the cable") end
    end
    me:leave()
  end)

expect.sla        { grade = "L2", answer = "30 s", first_reply = "10 min", resolution = "30 min" }
expect.path       { model = "contact identify unlock fix_vehicle released close", forbidden = { "reset", "dispatch" } }
expect.invoice    { sessions = 2, credited = "none" }
expect.experience { contacts = 1, surprises = 0, start_attempts = 1 }
