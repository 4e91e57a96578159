-- A profile limits from validFrom on.
scenario "TC_K_21_CS" {
  conformance = "TC_K_21_CS",
  source = "OCPP 2.0.1 part 6 TC_K_21_CS; part 2 K01.FR.36",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-K21" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = {
    id = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute", validFrom = "2026-03-06T10:03:20Z",
    chargingSchedule = { { id = 1, startSchedule = "2026-03-06T10:00:00Z", duration = 400, chargingRateUnit = "A",
      chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } } },
  } }, { status = "Accepted" })
  csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 400, chargingRateUnit = "A" }, { status = "Accepted",
    schedule = { evseId = 1, duration = 400, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = function(a) return a > 6 end }, { startPeriod = function(s) return s > 190 and s <= 200 end, limit = 6 } } } })
end)
