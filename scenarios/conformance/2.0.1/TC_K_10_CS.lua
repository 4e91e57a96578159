-- A default profile for all EVSEs is in force at each of them, and belongs to the station.
scenario "TC_K_10_CS" {
  conformance = "TC_K_10_CS",
  source = "OCPP 2.0.1 part 6 TC_K_10_CS; part 2 K01.FR.14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K10" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = limiting(1, "TxDefaultProfile", 7, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 7, chargingProfile = { chargingProfileId = { 1 } } },
    { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 7, evseId = 0, tbc = false, chargingProfile = { { id = 1 } } })
  csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 300, chargingRateUnit = "A" }, { status = "Accepted",
    schedule = { evseId = 1, duration = 300, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 7 } } } })
  csms:command(post, "GetCompositeSchedule", { evseId = 2, duration = 300, chargingRateUnit = "A" }, { status = "Accepted",
    schedule = { evseId = 2, duration = 300, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 7 } } } })
end)
