-- A station without smart charging refuses a profile.
scenario "TC_K_15_CSMS" {
  conformance = "TC_K_15_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_K_15_CSMS; 2.0.1 part 2, K01",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-K15" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("SetChargingProfile", { answers = true, raw = '[4,"{id}","NotSupported","",{}]' })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = { id = 41, stackLevel = 0,
    chargingProfilePurpose = "TxDefaultProfile",
    chargingProfileKind = "Absolute", chargingSchedule = { { id = 1, chargingRateUnit = "W", chargingSchedulePeriod = { { startPeriod = 0,
    limit = 6000 } }, startSchedule = "2026-03-06T10:00:00Z" } } } })
  post:hears("SetChargingProfile", { evseId = 1 })
  post:refuses("SetChargingProfile", "NotSupported")
end)
