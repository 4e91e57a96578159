-- The operator asks for the composite schedule.
scenario "TC_066_CSMS" {
  conformance = "TC_066_CSMS",
  source = "OCTT 1.6 TC_066_CSMS; OCPP 1.6 5.7",
  needs  = { "csms.command" },
}

local post = station "CP-S066" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "SetChargingProfile", { connectorId = 0, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "ChargePointMaxProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 10, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  csms:command(post, "GetCompositeSchedule", { connectorId = 0, duration = 300, chargingRateUnit = "A" }, { status = "Accepted", connectorId = 0,
    chargingSchedule = { duration = 300, chargingRateUnit = "A", startSchedule = absent, chargingSchedulePeriod = { { startPeriod = 0, limit = 10 } } } })
  post:hears("GetCompositeSchedule", { connectorId = 0, duration = 300 })
end)
