-- Of stacked profiles the highest level leads as long as it lasts.
scenario "TC_072_CS" {
  conformance = "TC_072_CS",
  source = "OCTT 1.6 TC_072_CS; OCPP 1.6 3.13.2",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-072" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", duration = 350, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 },
      { startPeriod = 200, limit = 10, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 2, stackLevel = 1, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", duration = 150, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 7, numberPhases = 3 },
      { startPeriod = 100, limit = 9, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  csms:command(post, "GetCompositeSchedule", { connectorId = 1, duration = 400, chargingRateUnit = "A" }, { status = "Accepted", connectorId = 1,
    chargingSchedule = { duration = 400, chargingRateUnit = "A", startSchedule = absent, chargingSchedulePeriod = function(list)
      local limits, at = { 7, 9, 6, 10 }, { 0, 100, 150, 200, 350 }
      for i, limit in pairs(limits) do
        if list[i].limit ~= limit or list[i].startPeriod ~= at[i] then return false end
      end
      return #list == 5 and list[5].startPeriod == at[5] and list[5].limit > 10
    end } })
end)
