-- A schedule limits from startSchedule on, not before.
scenario "TC_K_23_CS" {
  conformance = "TC_K_23_CS",
  source = "OCPP 2.0.1 part 6 TC_K_23_CS; part 2 K01.FR.30",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K23" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxDefaultProfile", 6, { id = 1, startSchedule = "2026-03-06T10:03:20Z", duration = 300 }) }, { status = "Accepted" })
  csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 300, chargingRateUnit = "A" }, { status = "Accepted",
    schedule = { evseId = 1, duration = 300, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = function(a) return a > 6 end }, { startPeriod = function(s) return s > 190 and s <= 200 end, limit = 6 } } } })
end)
