-- A car park on a grid connection that is too small for its posts in the evening. The operator limits each post from 17:00
-- to 20:00; at 18:00 the energy manager of the building needs the rest for half an hour. Everybody leaves with enough, nobody is
-- surprised, and the bills are for what really flowed.
scenario "evening peak" {
  source  = "OCPP 1.6 3.13, 2.0.1 K01 and K11; grid limits of car parks",
  needs   = { "csms.command" },
  begins  = "2026-03-06 15:30 Europe/Amsterdam",            -- a Friday
  catches = { "taxes-twice" },
}

local hall = site "Car park West" { bays = 2, at = { 52.08, 4.31 } }
local east = station "NL-EXA-0131" { profile = "neutral-ac-22", bay = hall.bay[1] }
local west = station "NL-EXA-0132" { profile = "neutral-ac-22", bay = hall.bay[2], ocpp = "2.0.1" }
tariff "Parking" { energy = "0.4100 EUR/kWh", tax = "21 %" }

-- 10 A from 17:00 to 20:00, every day
local function schedule(more)
  more.startSchedule, more.duration, more.chargingRateUnit = "2026-03-05T16:00:00Z", 10800, "A"
  more.chargingSchedulePeriod = { { startPeriod = 0, limit = 10 } }
  return more
end

local small = vehicle "Eva's city car" { battery = "40 kWh", soc = "20 %", ac = "7.4 kW", phases = 1 }
local large = vehicle "Max's estate"   { battery = "80 kWh", soc = "30 %" }

driver "Eva" { token = "04E7A00001EB0C", phone = true, vehicle = small }
  :does(function(me)
    wait "20 min"
    -- the operator is early
    csms:command(east, "SetChargingProfile", { connectorId = 0, csChargingProfiles = {
      chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "ChargePointMaxProfile", chargingProfileKind = "Recurring",
      recurrencyKind = "Daily", chargingSchedule = schedule {} } }, { status = "Accepted" })
    csms:command(west, "SetChargingProfile", { evseId = 0, chargingProfile = {
      id = 1, stackLevel = 0, chargingProfilePurpose = "ChargingStationMaxProfile", chargingProfileKind = "Recurring",
      recurrencyKind = "Daily", chargingSchedule = { schedule { id = 1 } } } }, { status = "Accepted" })
    me:park(hall.bay[1])
    me:plug(east)
    check(me:tap(east) == "Accepted", "Eva's card is accepted")
    wait_until "17:00"
    local before = small:soc()
    check(before > 40, "until 17:00 she charges at 7.4 kW", before)
    wait_until "18:00"
    -- one phase of 10 A: 2.3 kW, of 40 kWh
    local gained = small:soc() - before
    check(gained > 5.4 and gained < 6.1, "in the peak she gets 2.3 kW", gained)
    wait_until "20:30"
    check(me:tap(east) == "stopped", "Eva's second tap ends it")
    check(me:pull_plug() == "free", "Eva's cable comes out")
    me:leave()
    me:wait_bill { within = "30 days" }
  end)

driver "Max" { token = "04A6A00002EB0C", phone = true, vehicle = large }
  :does(function(me)
    wait_until "16:30"
    me:park(hall.bay[2])
    me:plug(west)
    check(me:tap(west) == "Accepted", "Max's card is accepted")
    wait_until "17:59"
    west:external_limit { source = "EMS", limit = "4 A" }
    local before = large:soc()
    wait "1 min"
    local waits = west:version() == "1.6" and "SuspendedEVSE" or "Occupied"
    check(west:status() == waits and not me:charging(), "4 A are too little to charge at all: the post waits", west:status())
    wait_until "18:29"
    check(large:soc() == before, "nothing flows for half an hour", before, large:soc())
    west:external_limit_ends "EMS"
    wait "1 min"
    check(me:charging(), "then it goes on by itself")
    wait_until "20:00"
    -- three phases of 10 A for an hour and a half: 6.9 kW, of 80 kWh
    local gained = large:soc() - before
    check(gained > 12.5 and gained < 13.3, "in the peak he gets 6.9 kW", gained)
    wait_until "21:00"
    check(large:soc() - before > 26, "after the peak he gets 11 kW again", large:soc() - before)
    check(me:tap(west) == "stopped", "Max's second tap ends it")
    check(me:pull_plug() == "free", "Max's cable comes out")
    me:leave()
    me:wait_bill { within = "30 days" }
  end)

expect.invoice    { sessions = 2 }
expect.experience { contacts = 0, surprises = 0, start_attempts = 1 }
