-- A profile limits until validTo.
scenario "TC_K_22_CS" {
  conformance = "TC_K_22_CS",
  source = "OCPP 2.0.1 part 6 TC_K_22_CS; part 2 K01.FR.37",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-K22" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = {
    id = 1, stackLevel = 0, chargingProfilePurpose = "ChargingStationMaxProfile", chargingProfileKind = "Absolute", validTo = "2026-03-06T10:03:20Z",
    chargingSchedule = { { id = 1, startSchedule = "2026-03-06T10:00:00Z", duration = 400, chargingRateUnit = "A",
      chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } } },
  } }, { status = "Accepted" })
  for evse = 0, 2 do
    csms:command(post, "GetCompositeSchedule", { evseId = evse, duration = 400, chargingRateUnit = "A" }, { status = "Accepted",
      schedule = { evseId = evse, duration = 400, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6 },
        { startPeriod = function(s) return s > 190 and s <= 200 end, limit = function(a) return a > 6 end } } } })
  end
end)
