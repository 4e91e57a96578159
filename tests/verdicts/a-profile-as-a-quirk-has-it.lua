-- pass
-- Stations that are sold: an empty vendor (evcc 32170), units as W and A (evcc, chargers that say W for Power), and a message of
-- a transaction that is sent until it is taken (Alfen, attempts 0).
scenario "as quirks have it" { begins = "2026-03-06 10:00 UTC", quiet = true, ocpp = { "1.6", "2.0.1" } }
local post = station "CP-1" { profile = "neutral-ac-22", overrides = { vendor = "", charging_units = "W", message_attempts = 0 } }
local both = station "CP-2" { profile = "neutral-ac-22", overrides = { charging_units = "W,A" } }
local amps = station "CP-3" { profile = "neutral-ac-22", overrides = { charging_units = "A" } }
local new = post:version() ~= "1.6"

local function limits(of, unit, status)
  local schedule = { id = new and 1 or nil, chargingRateUnit = unit, chargingSchedulePeriod = { { startPeriod = 0, limit = 4000 } } }
  local profile = { [new and "id" or "chargingProfileId"] = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Relative",
    chargingSchedule = new and { schedule } or schedule }
  csms:command(of, "SetChargingProfile", new and { evseId = 1, chargingProfile = profile } or { connectorId = 1, csChargingProfiles = profile },
    { status = status })
end

local function tells(of, value, words)
  if new then
    csms:command(of, "GetVariables", { getVariableData = { { component = { name = "SmartChargingCtrlr" }, variable = { name = "RateUnit" } } } },
      { getVariableResult = { { attributeValue = value } } })
  else
    csms:command(of, "GetConfiguration", { key = { "ChargingScheduleAllowedChargingRateUnit" } }, { configurationKey = { { value = words } } })
  end
end

test(function()
  local boot = new and { chargingStation = { vendorName = "" } } or { chargePointVendor = "" }
  post:sends("BootNotification", boot)
  post:told("BootNotification", { status = "Accepted" })
  wait "1 min"
  tells(post, "W", "W")
  limits(post, "W", "Accepted")
  limits(post, "A", "Rejected")
  tells(both, "A,W", "W,A")
  limits(both, "W", "Accepted")
  limits(both, "A", "Accepted")
  tells(amps, "A", "A")
  limits(amps, "W", "Rejected")
  limits(amps, "A", "Accepted")
end)
