-- A profile survives a reboot.
scenario "TC_K_13_CS" {
  conformance = "TC_K_13_CS",
  source = "OCPP 2.0.1 part 6 TC_K_13_CS; part 2 K01.FR.27",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K13" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxDefaultProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Accepted" })
  csms:command(post, "Reset", { type = "Immediate" }, { status = "Accepted" })
  post:boots(nil, "3 min")
  csms:command(post, "GetChargingProfiles", { requestId = 7, chargingProfile = { chargingProfileId = { 1 } } },
    { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 7, evseId = 1, chargingProfile = { { id = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile" } } })
end)
