-- Profiles of two EVSEs with one purpose and level are cleared at once.
scenario "TC_K_24_CS" {
  conformance = "TC_K_24_CS",
  source = "OCPP 2.0.1 part 6 TC_K_24_CS; part 2 K10.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K24" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxDefaultProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 2, chargingProfile = limiting(2, "TxDefaultProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Accepted" })
  csms:command(post, "ClearChargingProfile", { chargingProfileCriteria = { chargingProfilePurpose = "TxDefaultProfile", stackLevel = 0 } }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 7, chargingProfile = { chargingProfilePurpose = "TxDefaultProfile", stackLevel = 0 } }, { status = "NoProfiles" })
end)
