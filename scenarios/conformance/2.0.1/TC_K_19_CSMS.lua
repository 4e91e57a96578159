-- The CSMS sends a profile that comes again each week.
scenario "TC_K_19_CSMS" {
  conformance = "TC_K_19_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_19_CSMS; part 2 K01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K119" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local limit = {
  id = 119, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Recurring", recurrencyKind = "Weekly",
  chargingSchedule = { { id = 119, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600, chargingRateUnit = "A",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } } },
}

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limit }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 1, chargingProfile = { chargingProfileKind = "Recurring", recurrencyKind = "Weekly" } })
end)
