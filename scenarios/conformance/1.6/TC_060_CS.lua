-- A start from afar with a profile that is not for one session is rejected.
scenario "TC_060_CS" {
  conformance = "TC_060_CS",
  source = "OCTT 1.6 TC_060_CS; OCPP 1.6 5.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-060" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4CD76" }

test(function()
  ann:plugs_in(post)
  csms:command(post, "RemoteStartTransaction", { idTag = "04A1B2C3D4CD76", connectorId = 1, chargingProfile = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } },
  } }, { status = "Rejected" })
  post:silent("StartTransaction", "30 s")
end)
