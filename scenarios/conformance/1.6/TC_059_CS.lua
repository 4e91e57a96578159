-- A start from afar brings the profile of its session.
scenario "TC_059_CS" {
  conformance = "TC_059_CS",
  source = "OCTT 1.6 TC_059_CS; OCPP 1.6 5.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-059" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D489BD" }

test(function()
  ann:plugs_in(post)
  csms:command(post, "RemoteStartTransaction", { idTag = "04A1B2C3D489BD", connectorId = 1, chargingProfile = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative",
    chargingSchedule = { chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D489BD" })
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" } })
  post:sends("StatusNotification", { connectorId = 1, status = "Charging" })
  csms:command(post, "GetCompositeSchedule", { connectorId = 1, duration = 60, chargingRateUnit = "A" }, { status = "Accepted", connectorId = 1,
    chargingSchedule = { duration = 60, chargingRateUnit = "A", startSchedule = absent, chargingSchedulePeriod = { { startPeriod = 0, limit = 6 } } } })
end)
