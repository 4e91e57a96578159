-- The CSMS asks for the limits from outside, and takes the report.
scenario "TC_K_52_CSMS" {
  conformance = "TC_K_52_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_52_CSMS; part 2 K12, K09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SK52" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:external_limit { limit = "10 A", source = "EMS" }
  post:tells("NotifyChargingLimit", { chargingLimit = { chargingLimitSource = "EMS" } })
  local order = { requestId = 52, chargingProfile = { chargingProfilePurpose = "ChargingStationExternalConstraints" } }
  csms:command(post, "GetChargingProfiles", order, { status = "Accepted" })
  post:hears("GetChargingProfiles", order)
  post:sends("ReportChargingProfiles", { requestId = 52, chargingLimitSource = "EMS",
    chargingProfile = { { chargingProfilePurpose = "ChargingStationExternalConstraints" } } })
  post:told("ReportChargingProfiles", {})
end)
