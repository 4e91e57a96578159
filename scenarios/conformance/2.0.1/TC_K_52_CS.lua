-- A limit that an energy manager sets is told, reported, and told again when it ends.
scenario "TC_K_52_CS" {
  conformance = "TC_K_52_CS",
  source = "OCPP 2.0.1 part 6 TC_K_52_CS; part 2 K11, K12, K13, K09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K52" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:external_limit { limit = "10 A", source = "EMS" }
  post:tells("NotifyChargingLimit", { chargingLimit = { chargingLimitSource = "EMS" } })
  csms:command(post, "GetChargingProfiles",
    { requestId = 52, chargingProfile = { chargingProfilePurpose = "ChargingStationExternalConstraints" } }, { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 52, chargingLimitSource = "EMS",
    chargingProfile = { { chargingProfilePurpose = "ChargingStationExternalConstraints" } } })
  local got = csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 300, chargingRateUnit = "A" },
    { status = "Accepted" })
  check(got.schedule.chargingSchedulePeriod[1].limit == 10, "it limits")
  post:external_limit_ends "EMS"
  post:tells("ClearedChargingLimit", { chargingLimitSource = "EMS" })
  csms:command(post, "GetChargingProfiles",
    { requestId = 53, chargingProfile = { chargingProfilePurpose = "ChargingStationExternalConstraints" } }, { status = "NoProfiles" })
end)
