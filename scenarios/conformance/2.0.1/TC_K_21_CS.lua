-- A relative profile limits from validFrom on.
scenario "TC_K_21_CS" {
  conformance = "TC_K_21_CS",
  source = "OCPP 2.0.1 part 6 TC_K_21_CS; part 2 K01.FR.36",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K21" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local limit = {
  id = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Relative",
  validFrom = "2026-03-06T10:05:00Z",
  chargingSchedule = { { id = 1, chargingRateUnit = "A",
    chargingSchedulePeriod = {
      { startPeriod = 0, limit = 6, numberPhases = 3 },
    } } },
}

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limit }, { status = "Accepted" })
  csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 400, chargingRateUnit = "A" }, { status = "Accepted",
    schedule = { evseId = 1, duration = 400, chargingRateUnit = "A", chargingSchedulePeriod = {
      { startPeriod = 0, limit = function(a) return a > 6 end },
      { startPeriod = function(s) return s > 285 and s <= 300 end, limit = 6 },
    } } })
end)
