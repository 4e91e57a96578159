-- The operator has a car charged on one phase, says on which, and changes it; the meter shows where the current flows.
scenario "phase to use" {
  source = "OCPP 2.0.1 part 2, K01.FR.46, FR.48, K08, K 3.7, E02.FR.18, J02",
  needs  = { "csms.command" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local switching = { switches_phases = true, per_phase = true, sample_interval = "1 min", sampled_data = "Current.Import" }
local post  = station "CP-PHASE-1" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = switching }
local plain = station "CP-PHASE-2" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann   = driver "Ann" { token = "04A1B2C3D40B31" }

local function profile(at, id, purpose, period, want)
  period.startPeriod, period.limit = 0, period.limit or 10
  csms:command(at, "SetChargingProfile", { evseId = purpose == "ChargingStationMaxProfile" and 0 or 1, chargingProfile = {
    id = id, stackLevel = 0, chargingProfilePurpose = purpose, chargingProfileKind = "Absolute",
    chargingSchedule = { { id = 1, startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = "A", chargingSchedulePeriod = { period } } },
  } }, { status = want })
end

local function flows(l1, l2, l3)
  wait "2 min"
  local event = post:sends("TransactionEvent", { triggerReason = "MeterValuePeriodic" }, "2 min")
  local on = {}
  for _, value in ipairs(event.meterValue[1].sampledValue) do on[value.phase] = value.value end
  check(on.L1 == l1 and on.L2 == l2 and on.L3 == l3, "the current flows on the phase that was asked for")
end

test(function()
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "SmartChargingCtrlr" }, variable = { name = "ACPhaseSwitchingSupported" } } } },
    { getVariableResult = { { attributeStatus = "Accepted", attributeValue = "true" } } })
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { numberOfPhasesUsed = 3 })
  flows(16, 16, 16)
  profile(post, 1, "TxDefaultProfile", { numberPhases = 1, phaseToUse = 2 }, "Accepted")
  post:sends("TransactionEvent", { triggerReason = "ChargingRateChanged", numberOfPhasesUsed = 1 })
  flows(0, 10, 0)
  local got = csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 300, chargingRateUnit = "A" }, { status = "Accepted" })
  local period = got.schedule.chargingSchedulePeriod[1]
  check(period.limit == 10 and period.numberPhases == 1 and period.phaseToUse == 2, "the composite schedule says which phase")
  csms:command(post, "GetChargingProfiles", { requestId = 5, chargingProfile = { chargingProfileId = { 1 } } }, { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 5, chargingProfile = { { id = 1, chargingSchedule = { { chargingSchedulePeriod = {
    { limit = 10, numberPhases = 1, phaseToUse = 2 } } } } } } })
  profile(post, 2, "ChargingStationMaxProfile", { numberPhases = 1, phaseToUse = 1 }, "Rejected") -- a conflict
  profile(post, 1, "TxDefaultProfile", { numberPhases = 1, phaseToUse = 3 }, "Accepted")
  flows(0, 0, 10)
  profile(post, 1, "TxDefaultProfile", { numberPhases = 1 }, "Accepted")                          -- its own choice
  flows(10, 0, 0)
  profile(post, 3, "TxDefaultProfile", { numberPhases = 1, phaseToUse = 4 }, "Rejected")
  profile(post, 3, "TxDefaultProfile", { numberPhases = 3, phaseToUse = 1 }, "Rejected")
  profile(plain, 1, "TxDefaultProfile", { numberPhases = 1, phaseToUse = 1 }, "Rejected")         -- it cannot switch
end)
