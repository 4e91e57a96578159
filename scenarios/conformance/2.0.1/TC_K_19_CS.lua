-- A daily profile is taken in, and repeats itself.
scenario "TC_K_19_CS" {
  conformance = "TC_K_19_CS",
  source = "OCPP 2.0.1 part 6 TC_K_19_CS; part 2 K01.FR.13, K 3.3",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K19" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = {
    id = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Recurring", recurrencyKind = "Daily",
    chargingSchedule = { { id = 1, startSchedule = "2026-03-05T10:10:00Z", duration = 300, chargingRateUnit = "A",
      chargingSchedulePeriod = { { startPeriod = 0, limit = 8, numberPhases = 3 } } } },
  } }, { status = "Accepted" })
  csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 1800, chargingRateUnit = "A" }, { status = "Accepted",
    schedule = { evseId = 1, duration = 1800, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = function(a) return a > 8 end },
      { startPeriod = function(t) return t >= 590 and t <= 600 end, limit = 8 }, { startPeriod = function(t) return t >= 890 and t <= 900 end, limit = function(a) return a > 8 end } } } })
end)
