-- Asked for an EVSE, the station tells what is installed there and nothing else.
scenario "TC_K_30_CS" {
  conformance = "TC_K_30_CS",
  source = "OCPP 2.0.1 part 6 TC_K_30_CS; part 2 K09.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K30" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = limiting(1, "ChargingStationMaxProfile", 20, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(2, "TxDefaultProfile", 10, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }, { stackLevel = 1 }) }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 30, evseId = 1, chargingProfile = { chargingLimitSource = { "CSO" } } }, { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 30, evseId = 1, tbc = false, chargingProfile = function(list) return #list == 1 and list[1].id == 2 end })
  post:silent("ReportChargingProfiles", "10 s")
end)
