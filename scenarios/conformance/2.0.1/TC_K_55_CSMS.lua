-- A car answers with a schedule above the limit of its profile: the CSMS sends a profile again.
scenario "TC_K_55_CSMS" {
  conformance = "TC_K_55_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_K_55_CSMS; 2.0.1 part 2, K16",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-K55" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4" {}

test(function()
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "Charging" }, evse = { id = 1, connectorId = 1 },
    idToken = { idToken = "04A1B2C3D4", type = "ISO14443" }, meterValue = { { timestamp = "2026-03-06T10:00:05Z",
    sampledValue = { { value = 1000, context = "Transaction.Begin" } } } } }, { idTokenInfo = { status = "Accepted" } })
  post:tampers("SetChargingProfile", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  post:calls("NotifyEVChargingNeeds", { evseId = 1, chargingNeeds = { requestedEnergyTransfer = "AC_three_phase",
    acChargingParameters = { energyAmount = 20000, evMinCurrent = 6, evMaxCurrent = 32, evMaxVoltage = 400 } } }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 1 })
  post:calls("NotifyEVChargingSchedule", { timeBase = "2026-03-06T10:00:05Z", evseId = 1, chargingSchedule = { id = 1,
    chargingRateUnit = "W", chargingSchedulePeriod = { { startPeriod = 0, limit = 90000 } } } }, { status = "Rejected" })
end)
