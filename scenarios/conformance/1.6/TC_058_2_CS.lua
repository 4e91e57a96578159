-- A profile for another session than the one that runs is rejected.
scenario "TC_058_2_CS" {
  conformance = "TC_058_2_CS",
  source = "OCTT 1.6 TC_058_2_CS; OCPP 1.6 5.16.2",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-0582" { profile = "neutral-ac-22", overrides = { sampled_data = "Energy.Active.Import.Register,Current.Offered" } }
local ann  = driver "Ann" { token = "04A1B2C3D4A9E1" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative", transactionId = id + 1,
    chargingSchedule = { chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } },
  } }, { status = "Rejected" })
  csms:command(post, "TriggerMessage", { requestedMessage = "MeterValues", connectorId = 1 }, { status = "Accepted" })
  post:sends("MeterValues", { connectorId = 1, meterValue = { { sampledValue = some { measurand = "Current.Offered", value = function(text) return tonumber(text) > 6 end, unit = "A" } } } })
end)
