-- The CSMS asks for one EVSE which profiles are installed, and takes each part of the report.
scenario "TC_K_30_CSMS" {
  conformance = "TC_K_30_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_30_CSMS; part 2 K09.FR.03",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-K130" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local whole = {
  id = 201, stackLevel = 0, chargingProfilePurpose = "ChargingStationMaxProfile", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 201, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600, chargingRateUnit = "A",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 16, numberPhases = 3 } } } },
}
local each = {
  id = 202, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 202, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600, chargingRateUnit = "A",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } } },
}

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = whole }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = each }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 30, evseId = 1, chargingProfile = { chargingProfilePurpose = "TxDefaultProfile" } }, { status = "Accepted" })
  post:hears("GetChargingProfiles", { requestId = 30, evseId = 1, chargingProfile = { chargingProfilePurpose = "TxDefaultProfile" } })
  local report
  repeat
    report = post:sends("ReportChargingProfiles", { requestId = 30 })
    post:told("ReportChargingProfiles")
  until not report.tbc
end)
