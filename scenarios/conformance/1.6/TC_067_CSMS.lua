-- The operator clears a profile by its id, then what has a purpose and a level.
scenario "TC_067_CSMS" {
  conformance = "TC_067_CSMS",
  source = "OCTT 1.6 TC_067_CSMS; OCPP 1.6 5.1",
  needs  = { "csms.command" },
}

local post = station "CP-S067" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  csms:command(post, "ClearChargingProfile", { id = 1 }, { status = "Accepted" })
  post:hears("ClearChargingProfile", { id = 1, connectorId = absent, stackLevel = absent })
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 2, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  csms:command(post, "ClearChargingProfile", { connectorId = 1, chargingProfilePurpose = "TxDefaultProfile", stackLevel = 0 }, { status = "Accepted" })
  post:hears("ClearChargingProfile", { id = absent, connectorId = 1, chargingProfilePurpose = "TxDefaultProfile", stackLevel = 0 })
end)
