-- A profile is cleared by its id.
scenario "TC_K_05_CS" {
  conformance = "TC_K_05_CS",
  source = "OCPP 2.0.1 part 6 TC_K_05_CS; part 2 K10.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K05" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxDefaultProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Accepted" })
  csms:command(post, "ClearChargingProfile", { chargingProfileId = 1 }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 7, chargingProfile = { chargingProfileId = { 1 } } },
    { status = "NoProfiles" })
end)
