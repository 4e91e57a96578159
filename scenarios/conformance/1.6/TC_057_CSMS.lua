-- The operator sets a profile for a session: the CSMS names its transaction.
scenario "TC_057_CSMS" {
  conformance = "TC_057_CSMS",
  source = "OCTT 1.6 TC_057_CSMS; OCPP 1.6 5.16.2",
  needs  = { "csms.command" },
}

local post = station "CP-S057" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D47C20" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative", transactionId = id,
    chargingSchedule = { chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  post:hears("SetChargingProfile", { connectorId = 1, csChargingProfiles = { transactionId = id, chargingProfilePurpose = "TxProfile" } })
end)
