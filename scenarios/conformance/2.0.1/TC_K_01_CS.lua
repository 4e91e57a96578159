-- A default profile for one EVSE is taken in, told when it is asked for, and in force.
scenario "TC_K_01_CS" {
  conformance = "TC_K_01_CS",
  source = "OCPP 2.0.1 part 6 TC_K_01_CS; part 2 K01.FR.15",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K01" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxDefaultProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z", duration = 300 }) }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 7, chargingProfile = { chargingProfileId = { 1 } } },
    { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 7, chargingLimitSource = "CSO", evseId = 1, tbc = false,
    chargingProfile = { { id = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingSchedule = { { duration = 300 } } } } })
  csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 300, chargingRateUnit = "A" }, { status = "Accepted",
    schedule = { evseId = 1, duration = 300, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6 } } } })
end)
