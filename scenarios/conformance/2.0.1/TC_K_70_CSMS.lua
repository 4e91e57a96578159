-- The CSMS sends two profiles of different levels, with ids of their own.
scenario "TC_K_70_CSMS" {
  conformance = "TC_K_70_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_70_CSMS; part 2 K01",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-K170" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local low = {
  id = 203, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 203, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600, chargingRateUnit = "A",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } } },
}
local high = {
  id = 204, stackLevel = 1, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 204, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600, chargingRateUnit = "A",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 10, numberPhases = 3 } } } },
}

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = low }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 1, chargingProfile = low })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = high }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 1, chargingProfile = high })
end)
