-- A profile for the session that runs limits it at once, and a second one limits it anew.
scenario "TC_057_CS" {
  conformance = "TC_057_CS",
  source = "OCTT 1.6 TC_057_CS; OCPP 1.6 5.16.2",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-057" { profile = "neutral-ac-22", overrides = { sampled_data = "Energy.Active.Import.Register,Current.Offered" } }
local ann  = driver "Ann" { token = "04A1B2C3D4DE99" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative", transactionId = id,
    chargingSchedule = { chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 10, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  csms:command(post, "TriggerMessage", { requestedMessage = "MeterValues", connectorId = 1 }, { status = "Accepted" })
  post:sends("MeterValues", { connectorId = 1, meterValue = { { sampledValue = some { measurand = "Current.Offered", value = "10.0", unit = "A" } } } })
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative", transactionId = id,
    chargingSchedule = { chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 7, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  csms:command(post, "TriggerMessage", { requestedMessage = "MeterValues", connectorId = 1 }, { status = "Accepted" })
  post:sends("MeterValues", { connectorId = 1, meterValue = { { sampledValue = some { measurand = "Current.Offered", value = "7.0", unit = "A" } } } })
  csms:command(post, "RemoteStopTransaction", { transactionId = id }, { status = "Accepted" })
  post:sends("StopTransaction", { transactionId = id })
  csms:command(post, "ClearChargingProfile", { id = 1 }, { status = "Unknown" })
end)
