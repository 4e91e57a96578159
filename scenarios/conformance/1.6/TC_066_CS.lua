-- The composite schedule is the least of what station, default and session allow.
scenario "TC_066_CS" {
  conformance = "TC_066_CS",
  source = "OCTT 1.6 TC_066_CS; OCPP 1.6 5.7, 3.13.3; errata 3.57",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-066" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4EA5F" }

test(function()
  csms:command(post, "SetChargingProfile", { connectorId = 0, csChargingProfiles = {
    chargingProfileId = 1, stackLevel = 0, chargingProfilePurpose = "ChargePointMaxProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", duration = 86400, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 10, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 2, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", duration = 300, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3 },
      { startPeriod = 60, limit = 10, numberPhases = 3 }, { startPeriod = 120, limit = 8, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  local id = ann:charges(post)
  csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
    chargingProfileId = 3, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Absolute", transactionId = id,
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", duration = 260, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 8, numberPhases = 3 },
      { startPeriod = 50, limit = 11, numberPhases = 3 }, { startPeriod = 140, limit = 16, numberPhases = 3 },
      { startPeriod = 200, limit = 6, numberPhases = 3 }, { startPeriod = 240, limit = 12, numberPhases = 3 } } },
  } }, { status = "Accepted" })
  csms:command(post, "GetCompositeSchedule", { connectorId = 1, duration = 350, chargingRateUnit = "A" }, { status = "Accepted", connectorId = 1,
    chargingSchedule = { duration = 350, chargingRateUnit = "A", startSchedule = absent, chargingSchedulePeriod = function(list)
      -- the TxProfile until 260 s, then what is left of the default until 300 s, then the station's own limit
      local limits, at = { 8, 10, 6, 10, 8, 10 }, { 0, 50, 200, 240, 260, 300 }
      local begun = at[2] - list[2].startPeriod
      for i, period in pairs(list) do
        if period.limit ~= limits[i] or (i > 1 and period.startPeriod + begun ~= at[i]) then return false end
      end
      return #list == #limits
    end } })
  csms:command(post, "GetCompositeSchedule", { connectorId = 0, duration = 60, chargingRateUnit = "A" }, { status = "Accepted", connectorId = 0,
    chargingSchedule = { duration = 60, chargingRateUnit = "A", startSchedule = absent, chargingSchedulePeriod = function(list)
      for _, period in pairs(list) do
        if period.limit > 10 then return false end
      end
      return list[1].startPeriod == 0
    end } })
end)
