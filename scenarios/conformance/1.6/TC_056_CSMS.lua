-- The operator sets a default profile: the CSMS sends it as it should be.
scenario "TC_056_CSMS" {
  conformance = "TC_056_CSMS",
  source = "OCTT 1.6 TC_056_CSMS; OCPP 1.6 5.16",
  needs  = { "csms.command" },
}

local post = station "CP-S056" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", duration = 86400, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  post:hears("SetChargingProfile", { connectorId = 1, csChargingProfiles = { stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute", transactionId = absent } })
end)
