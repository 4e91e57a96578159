-- A station without smart charging does not know what a profile is: the CSMS takes the error.
scenario "TC_K_15_CSMS" {
  conformance = "TC_K_15_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_15_CSMS; part 2 K01.FR.29",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SK15" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { features = "Core,RemoteTrigger" } }
local limit = {
  id = 41, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
  validFrom = "2026-03-06T10:00:00Z", validTo = "2026-03-06T11:00:00Z",
  chargingSchedule = { { id = 41, startSchedule = "2026-03-06T10:00:00Z", duration = 3600, chargingRateUnit = "A",
    chargingSchedulePeriod = {
      { startPeriod = 0, limit = 6, numberPhases = 3 },
    } } },
}

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limit })
  post:hears("SetChargingProfile", { evseId = 1, chargingProfile = limit })
  post:refuses("SetChargingProfile", { "NotSupported", "NotImplemented" })
end)
