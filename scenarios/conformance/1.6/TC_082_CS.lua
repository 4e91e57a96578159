-- A default profile is in force at once for the session that runs.
scenario "TC_082_CS" {
  conformance = "TC_082_CS",
  source = "OCTT 1.6 TC_082_CS; OCPP 1.6 5.16, errata 3.8",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-082" { profile = "neutral-ac-22", overrides = { sampled_data = "Energy.Active.Import.Register,Current.Offered" } }
local ann  = driver "Ann" { token = "04A1B2C3D40D03" }

test(function()
  ann:charges(post)
  csms:command(post, "SetChargingProfile", { connectorId = 0, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", duration = 3600, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 9, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  csms:command(post, "TriggerMessage", { requestedMessage = "MeterValues", connectorId = 1 }, { status = "Accepted" })
  post:sends("MeterValues", { connectorId = 1, meterValue = { { sampledValue = some { measurand = "Current.Offered", value = "9.0", unit = "A" } } } })
  csms:command(post, "GetCompositeSchedule", { connectorId = 1, duration = 300, chargingRateUnit = "A" }, { status = "Accepted", connectorId = 1,
    chargingSchedule = { duration = 300, chargingRateUnit = "A", startSchedule = absent, chargingSchedulePeriod = { { startPeriod = 0, limit = 9 } } } })
end)
