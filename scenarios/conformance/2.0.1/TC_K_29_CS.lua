-- Asked for EVSE 0, the station tells what is installed on the station itself.
scenario "TC_K_29_CS" {
  conformance = "TC_K_29_CS",
  source = "OCPP 2.0.1 part 6 TC_K_29_CS; part 2 K09.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K29" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = limiting(1, "ChargingStationMaxProfile", 20, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(2, "TxDefaultProfile", 10, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }, { stackLevel = 1 }) }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 29, evseId = 0, chargingProfile = { chargingProfilePurpose = "ChargingStationMaxProfile" } }, { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 29, evseId = 0, tbc = false, chargingLimitSource = "CSO", chargingProfile = function(list) return #list == 1 and list[1].id == 1 end })
  post:silent("ReportChargingProfiles", "10 s")
end)
