-- The CSMS clears by purpose, stack level and EVSE.
scenario "TC_K_06_CSMS" {
  conformance = "TC_K_06_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_06_CSMS; part 2 K10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K106" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local limit = limiting(106, "TxDefaultProfile", 6, { id = 106, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600 }, { stackLevel = 1 })

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limit }, { status = "Accepted" })
  csms:command(post, "ClearChargingProfile",
    { chargingProfileCriteria = { evseId = 1, chargingProfilePurpose = "TxDefaultProfile", stackLevel = 1 } }, { status = "Accepted" })
  post:hears("ClearChargingProfile",
    { chargingProfileId = absent, chargingProfileCriteria = { evseId = 1, chargingProfilePurpose = "TxDefaultProfile", stackLevel = 1 } })
end)
