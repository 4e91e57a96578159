-- A limit of the whole station is taken in and told.
scenario "TC_K_03_CS" {
  conformance = "TC_K_03_CS",
  source = "OCPP 2.0.1 part 6 TC_K_03_CS; part 2 K01, K09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K03" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = limiting(1, "ChargingStationMaxProfile", 10, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 8, chargingProfile = { chargingProfileId = { 1 } } },
    { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 8, chargingLimitSource = "CSO", evseId = 0, chargingProfile = { { id = 1, chargingProfilePurpose = "ChargingStationMaxProfile" } } })
  csms:command(post, "GetCompositeSchedule", { evseId = 0, duration = 300, chargingRateUnit = "A" }, { status = "Accepted",
    schedule = { evseId = 0, duration = 300, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 10 } } } })
end)
