-- Asked for an EVSE and a source, the station tells what has both.
scenario "TC_K_34_CS" {
  conformance = "TC_K_34_CS",
  source = "OCPP 2.0.1 part 6 TC_K_34_CS; part 2 K09.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K34" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxDefaultProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 34, evseId = 1, chargingProfile = { chargingLimitSource = { "CSO" } } }, { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 34, evseId = 1, tbc = false, chargingLimitSource = "CSO", chargingProfile = { { id = 1 } } })
  csms:command(post, "GetChargingProfiles", { requestId = 35, evseId = 1, chargingProfile = { chargingLimitSource = { "EMS" } } }, { status = "NoProfiles" })
end)
