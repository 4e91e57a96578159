-- A profile for a session where none runs is rejected.
scenario "TC_058_1_CS" {
  conformance = "TC_058_1_CS",
  source = "OCTT 1.6 TC_058_1_CS; OCPP 1.6 5.16.2",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-0581" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative",
    chargingSchedule = { chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } },
  } }, { status = "Rejected" })
end)
