-- Asked without EVSE, the station tells all of them, in parts.
scenario "TC_K_31_CS" {
  conformance = "TC_K_31_CS",
  source = "OCPP 2.0.1 part 6 TC_K_31_CS; part 2 K09.FR.01, K09.FR.02, K09.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K31" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = limiting(1, "ChargingStationMaxProfile", 20, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(2, "TxDefaultProfile", 10, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }, { stackLevel = 1 }) }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 31, chargingProfile = { chargingLimitSource = { "CSO" } } },
    { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 31, evseId = 0, tbc = true, chargingProfile = { { id = 1, chargingProfilePurpose = "ChargingStationMaxProfile" } } })
  post:sends("ReportChargingProfiles", { requestId = 31, evseId = 1, tbc = false, chargingProfile = { { id = 2, chargingProfilePurpose = "TxDefaultProfile" } } })
end)
