-- A car tells other needs in the middle of the transaction: the CSMS answers with a new profile.
scenario "TC_K_57_CSMS" {
  conformance = "TC_K_57_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_K_57_CSMS; 2.0.1 part 2, K17",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-K57" { profile = "neutral-ac-22", ocpp = "2.0.1" }
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
  post:tampers("SetChargingProfile", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  post:calls("NotifyEVChargingNeeds", { evseId = 1, chargingNeeds = { requestedEnergyTransfer = "AC_three_phase",
    acChargingParameters = { energyAmount = 20000, evMinCurrent = 6, evMaxCurrent = 32, evMaxVoltage = 400 } } }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 1, chargingProfile = { transactionId = "tx-1" } })
end)
