-- The CSMS asks for the limits from outside, and takes the report.
scenario "TC_K_52_CSMS" {
  conformance = "TC_K_52_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_52_CSMS; part 2 K12",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-K152" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local limit = {
  id = 152, stackLevel = 0, chargingProfilePurpose = "ChargingStationExternalConstraints", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 152, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600, chargingRateUnit = "A",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } } },
}

test(function()
  csms:command(post, "GetChargingProfiles", { requestId = 52, chargingProfile = { chargingProfilePurpose = "ChargingStationExternalConstraints" } },
    { status = any })
  post:hears("GetChargingProfiles", { requestId = 52, chargingProfile = { chargingProfilePurpose = "ChargingStationExternalConstraints" } })
  post:calls("ReportChargingProfiles", { requestId = 52, chargingLimitSource = "EMS", evseId = 0, chargingProfile = { limit } }, {})
end)
