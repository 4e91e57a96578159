-- pass
-- numberPhases 1 is what the stock station can do, phaseToUse is not (2.0.1 K01.FR.43, .46); and 2070 W for three phases are 690 W on
-- one of them, or 2070 W, as the profile reads it.
scenario "one phase of three" { begins = "2026-03-06 10:00 UTC", quiet = true, ocpp = { "1.6", "2.0.1" } }
local stock = station "CP-1" { profile = "neutral-ac-22" }
local whole = station "CP-2" { profile = "neutral-ac-22", overrides = { charging_watts = "whole" } }
local fixed = station "CP-3" { profile = "neutral-ac-22", overrides = { fewer_phases = false } }
local ann = driver "Ann" { token = "04A1B2C3D4E501" }
local new = stock:version() ~= "1.6"

local function limits(at, id, purpose, unit, period, want)
  period.startPeriod = 0
  local schedule = { id = new and 1 or nil, startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = unit, chargingSchedulePeriod = { period } }
  local profile = { [new and "id" or "chargingProfileId"] = id, stackLevel = 0, chargingProfilePurpose = purpose, chargingProfileKind = "Absolute",
    chargingSchedule = new and { schedule } or schedule }
  local place = purpose == "TxDefaultProfile" and 1 or 0
  csms:command(at, "SetChargingProfile", new and { evseId = place, chargingProfile = profile } or { connectorId = place, csChargingProfiles = profile },
    { status = want })
end

local function allows(at, unit, limit)
  local got = csms:command(at, "GetCompositeSchedule", { [new and "evseId" or "connectorId"] = 1, duration = 300, chargingRateUnit = unit }, { status = "Accepted" })
  local period = got[new and "schedule" or "chargingSchedule"].chargingSchedulePeriod[1]
  check(period.limit == limit and period.numberPhases == 1, ("%s allows %s %s on one phase"):format(at.name, limit, unit), period.limit)
end

test(function()
  wait "1 min"
  local most = new and "ChargingStationMaxProfile" or "ChargePointMaxProfile"
  for _, at in ipairs { stock, whole } do
    limits(at, 1, most, "W", { limit = 2070, numberPhases = 3 }, "Accepted")
    limits(at, 2, "TxDefaultProfile", "A", { limit = 16, numberPhases = 1 }, "Accepted")
  end
  allows(stock, "W", 690)
  allows(stock, "A", 3)
  allows(whole, "W", 2070)
  allows(whole, "A", 9)
  limits(fixed, 2, "TxDefaultProfile", "A", { limit = 16, numberPhases = 1 }, new and "Rejected" or "Accepted")
  if new then limits(stock, 3, "TxDefaultProfile", "A", { limit = 16, numberPhases = 1, phaseToUse = 1 }, "Rejected") end
  -- and so it flows: on one phase 16 A at most, of which the whole 2070 W are 9
  ann:plugs_in(whole)
  ann:tap(whole)
  if new then whole:sends("TransactionEvent", { transactionInfo = any, numberOfPhasesUsed = 1 }, "1 min") end
  wait "10 min"
  check(ann:charging(), "2070 W on one phase are enough to charge")
  ann:tap(whole)
  ann:pull_plug()
end)
