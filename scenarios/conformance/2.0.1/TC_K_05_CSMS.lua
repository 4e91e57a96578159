-- The CSMS clears a profile by the id that a report told it.
scenario "TC_K_05_CSMS" {
  conformance = "TC_K_05_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_05_CSMS; part 2 K10, K09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K105" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local limit = limiting(105, "TxDefaultProfile", 6, { id = 105, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600 })

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limit }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 5, chargingProfile = { chargingProfilePurpose = "TxDefaultProfile" } },
    { status = "Accepted" })
  local report = post:tells("ReportChargingProfiles", { requestId = 5 })
  csms:command(post, "ClearChargingProfile", { chargingProfileId = report.chargingProfile[1].id },
    { status = "Accepted" })
  post:hears("ClearChargingProfile", { chargingProfileId = 105, chargingProfileCriteria = absent })
end)
