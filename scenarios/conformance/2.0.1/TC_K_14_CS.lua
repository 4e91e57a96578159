-- A profile for an EVSE that does not exist is rejected.
scenario "TC_K_14_CS" {
  conformance = "TC_K_14_CS",
  source = "OCPP 2.0.1 part 6 TC_K_14_CS; part 2 K01.FR.28",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-K14" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 2, chargingProfile = {
    id = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { { id = 1, startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = "A",
      chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 } } } },
  } }, { status = "Rejected", statusInfo = one_of(absent, { reasonCode = "UnknownEvse" }) })
end)
