-- The CSMS sends a default profile for all EVSEs.
scenario "TC_K_10_CSMS" {
  conformance = "TC_K_10_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_10_CSMS; part 2 K01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K110" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local limit = {
  id = 110, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute", validFrom = "2026-03-06T10:00:00.000Z", validTo = "2026-03-06T11:00:00.000Z",
  chargingSchedule = { { id = 110, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600, chargingRateUnit = "A",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } } },
}

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = limit }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 0, chargingProfile = limit })
end)
