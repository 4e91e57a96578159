-- A profile with the id of another replaces it.
scenario "TC_K_04_CS" {
  conformance = "TC_K_04_CS",
  source = "OCPP 2.0.1 part 6 TC_K_04_CS; part 2 K01.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K04" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxDefaultProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxDefaultProfile", 8, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }, { stackLevel = 1 }) }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 9, chargingProfile = { chargingProfileId = { 1 } } },
    { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 9, evseId = 1, tbc = false, chargingProfile = function(list)
    return #list == 1 and list[1].stackLevel == 1 and list[1].chargingSchedule[1].chargingSchedulePeriod[1].limit == 8
  end })
  csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 60, chargingRateUnit = "A" }, { status = "Accepted",
    schedule = { evseId = 1, duration = 60, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 8 } } } })
end)
