-- A profile is cleared by its id, others by connector, purpose and level; what is not there is unknown.
scenario "TC_067_CS" {
  conformance = "TC_067_CS",
  source = "OCTT 1.6 TC_067_CS; OCPP 1.6 5.1",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-067" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 8, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  csms:command(post, "ClearChargingProfile", { id = 1 }, { status = "Accepted" })
  csms:command(post, "ClearChargingProfile", { id = 1 }, { status = "Unknown" })
  csms:command(post, "GetCompositeSchedule", { connectorId = 1, duration = 60, chargingRateUnit = "A" }, { status = "Accepted", connectorId = 1,
    chargingSchedule = { duration = 60, chargingRateUnit = "A", startSchedule = absent, chargingSchedulePeriod = { { startPeriod = 0, limit = function(a) return a > 8 end } } } })
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 2, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 8, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  csms:command(post, "ClearChargingProfile", { connectorId = 1, chargingProfilePurpose = "TxDefaultProfile", stackLevel = 1 }, { status = "Unknown" })
  csms:command(post, "ClearChargingProfile", { connectorId = 1, chargingProfilePurpose = "TxDefaultProfile", stackLevel = 0 }, { status = "Accepted" })
  csms:command(post, "ClearChargingProfile", {}, { status = "Unknown" })
end)
