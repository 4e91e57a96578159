-- The CSMS asks for purpose and stack level at one EVSE which profiles are installed, and takes each part of the report.
scenario "TC_K_36_CSMS" {
  conformance = "TC_K_36_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_36_CSMS; part 2 K09.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K136" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local whole = limiting(201, "ChargingStationMaxProfile", 16, { id = 201, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600 })
local each = limiting(202, "TxDefaultProfile", 6, { id = 202, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600 })

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = whole }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = each }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 36, evseId = 1, chargingProfile = { chargingProfilePurpose = "TxDefaultProfile", stackLevel = 0 } }, { status = "Accepted" })
  post:hears("GetChargingProfiles", { requestId = 36, evseId = 1, chargingProfile = { chargingProfilePurpose = "TxDefaultProfile", stackLevel = 0 } })
  post:tells_all("ReportChargingProfiles", 36)
end)
