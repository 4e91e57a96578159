-- The CSMS sends a limit for the whole station to EVSE 0.
scenario "TC_K_03_CSMS" {
  conformance = "TC_K_03_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_03_CSMS; part 2 K01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K103" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local limit = {
  id = 103, stackLevel = 0, chargingProfilePurpose = "ChargingStationMaxProfile", chargingProfileKind = "Absolute", validFrom = "2026-03-06T10:00:00.000Z", validTo = "2026-03-06T11:00:00.000Z",
  chargingSchedule = { { id = 103, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600, chargingRateUnit = "A",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 8, numberPhases = 3 } } } },
}

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = limit }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 0, chargingProfile = limit })
end)
