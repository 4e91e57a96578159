-- The grid operator limits a local controller: it tells its CSMS, and the stations behind it get their parts until the limit ends.
scenario "limit of a controller" {
  source = "OCPP 2.0.1 part 2, K14; K10.FR.04",
  needs  = { "csms.command" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local hub  = station "HUB-1" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { local_controller = true } }
local new  = station "CP-1" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local old  = station "CP-2" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D49E74" }

local function limit_at(at, want)
  local got = csms:command(at, "GetCompositeSchedule", { evseId = 1, duration = 600, chargingRateUnit = "W" }, { status = "Accepted" })
  check(got.schedule.chargingSchedulePeriod[1].limit == want, at.name .. " may draw " .. want .. " W")
end

test(function()
  hub:controls(new, old)
  ann:plugs_in(new)
  ann:tap(new)
  new:sends("TransactionEvent", { eventType = "Started" })
  csms:command(new, "SetChargingProfile", { evseId = 0, chargingProfile = {
    id = 1, stackLevel = 9, chargingProfilePurpose = "ChargingStationMaxProfile", chargingProfileKind = "Absolute",
    chargingSchedule = { { id = 1, startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = "W",
      chargingSchedulePeriod = { { startPeriod = 0, limit = 9000 } } } } } }, { status = "Accepted" })
  hub:external_limit { limit = "15 kW", source = "SO" }
  hub:sends("NotifyChargingLimit", { chargingLimit = { chargingLimitSource = "SO" } })
  new:sends("TransactionEvent", { triggerReason = "ChargingRateChanged" })
  limit_at(new, 5000)
  local got = csms:command(old, "GetCompositeSchedule", { connectorId = 1, duration = 600, chargingRateUnit = "W" }, { status = "Accepted" })
  check(got.chargingSchedule.chargingSchedulePeriod[1].limit == 5000, "a 1.6 station has its part, too")
  csms:command(new, "GetChargingProfiles", { requestId = 3, chargingProfile = { chargingLimitSource = { "SO" } } }, { status = "Accepted" })
  new:sends("ReportChargingProfiles", { requestId = 3, chargingLimitSource = "SO", chargingProfile = { {
    chargingProfilePurpose = "ChargingStationMaxProfile", chargingSchedule = { { chargingSchedulePeriod = { { limit = 5000 } } } } } } })
  csms:command(new, "ClearChargingProfile", { chargingProfileCriteria = { chargingProfilePurpose = "ChargingStationMaxProfile" } }, { status = "Accepted" })
  limit_at(new, 5000)
  hub:external_limit_ends "SO"
  hub:sends("ClearedChargingLimit", { chargingLimitSource = "SO" })
  limit_at(new, 22000)
  csms:command(new, "GetChargingProfiles", { requestId = 4, chargingProfile = { chargingLimitSource = { "SO" } } }, { status = "NoProfiles" })
end)
