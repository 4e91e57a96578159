-- The operator starts a session from afar and sends its profile along.
scenario "TC_059_CSMS" {
  conformance = "TC_059_CSMS",
  source = "OCTT 1.6 TC_059_CSMS; OCPP 1.6 5.11",
  needs  = { "csms.command" },
}

local post = station "CP-S059" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D49E8E" }

test(function()
  ann:plugs_in(post)
  csms:command(post, "RemoteStartTransaction", { idTag = "04A1B2C3D49E8E", connectorId = 1, chargingProfile = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative",
    chargingSchedule = { chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  post:hears("RemoteStartTransaction", { idTag = "04A1B2C3D49E8E", chargingProfile = { chargingProfilePurpose = "TxProfile", transactionId = absent } })
  post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D49E8E" })
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" } })
end)
