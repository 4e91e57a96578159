-- A default profile is taken in, and limits the next session from its beginning.
scenario "TC_056_CS" {
  conformance = "TC_056_CS",
  source = "OCTT 1.6 TC_056_CS; OCPP 1.6 5.16, 3.13.1",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-056" { profile = "neutral-ac-22", overrides = { sampled_data = "Energy.Active.Import.Register,Current.Offered" } }
local ann  = driver "Ann" { token = "04A1B2C3D42782" }

test(function()
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", duration = 3600, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 8, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  ann:charges(post)
  csms:command(post, "TriggerMessage", { requestedMessage = "MeterValues", connectorId = 1 }, { status = "Accepted" })
  post:sends("MeterValues", { connectorId = 1, meterValue = { { sampledValue = some { measurand = "Current.Offered", value = "8.0", unit = "A" } } } })
  csms:command(post, "GetCompositeSchedule", { connectorId = 1, duration = 300, chargingRateUnit = "A" }, { status = "Accepted", connectorId = 1,
    chargingSchedule = { duration = 300, chargingRateUnit = "A", startSchedule = absent, chargingSchedulePeriod = { { startPeriod = 0, limit = 8 } } } })
end)
