-- Stacked profiles of one purpose: the higher level leads while it has a period, then the lower one.
scenario "TC_K_40_CS" {
  conformance = "TC_K_40_CS",
  source = "OCPP 2.0.1 part 6 TC_K_40_CS; part 2 K08, 3.2 stacking",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-K40" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local low = {
  id = 140, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 140, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600, chargingRateUnit = "A",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } } },
}
local high = {
  id = 240, stackLevel = 1, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 240, startSchedule = "2026-03-06T10:00:00.000Z", duration = 180, chargingRateUnit = "A",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 10, numberPhases = 3 } } } },
}

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = low }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = high }, { status = "Accepted" })
  local got = csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 400, chargingRateUnit = "A" }, { status = "Accepted" })
  local periods = got.schedule.chargingSchedulePeriod
  check(periods[1].startPeriod == 0 and periods[1].limit == 10, "10 A while the higher level holds")
  check(#periods == 2 and periods[2].limit == 6 and periods[2].startPeriod > 150 and periods[2].startPeriod <= 180, "6 A behind it")
end)
