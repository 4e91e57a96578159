-- A station that knows only amperes rejects a profile in watts.
scenario "TC_K_12_CS" {
  conformance = "TC_K_12_CS",
  source = "OCPP 2.0.1 part 6 TC_K_12_CS; part 2 K01.FR.26",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K12" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { charging_units = "Current" } }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = {
    id = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { { id = 1, startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = "W",
      chargingSchedulePeriod = { { startPeriod = 0, limit = 6000, numberPhases = 3 } } } },
  } }, { status = "Rejected", statusInfo = one_of(absent, { reasonCode = "UnsupportedRateUnit" }) })
end)
