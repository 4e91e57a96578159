-- Asked for purpose and stack level a station reports what fits both.
scenario "TC_K_36_CS" {
  conformance = "TC_K_36_CS",
  source = "OCPP 2.0.1 part 6 TC_K_36_CS; part 2 K09.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K36" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local low = limiting(203, "TxDefaultProfile", 6, { id = 203, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600 })
local high = limiting(204, "TxDefaultProfile", 10, { id = 204, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600 }, { stackLevel = 1 })

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = low }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = high }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles",
    { requestId = 36, evseId = 1, chargingProfile = { chargingProfilePurpose = "TxDefaultProfile", stackLevel = 0 } }, { status = "Accepted" })
  local report = post:sends("ReportChargingProfiles", { requestId = 36, evseId = 1, chargingProfile = { low } })
  check(#report.chargingProfile == 1 and not report.tbc, "that was all")
  csms:command(post, "GetChargingProfiles",
    { requestId = 37, evseId = 1, chargingProfile = { chargingProfilePurpose = "TxDefaultProfile", stackLevel = 3 } },
    { status = "NoProfiles" })
end)
