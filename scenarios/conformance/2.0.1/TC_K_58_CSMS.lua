-- The operator changes the profile of a running transaction.
scenario "TC_K_58_CSMS" {
  conformance = "TC_K_58_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_K_58_CSMS; 2.0.1 part 2, K16",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-K58" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4" {}

test(function()
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "Charging" }, evse = { id = 1, connectorId = 1 },
    idToken = { idToken = "04A1B2C3D4", type = "ISO14443" }, meterValue = { { timestamp = "2026-03-06T10:00:05Z",
    sampledValue = { { value = 1000, context = "Transaction.Begin" } } } } }, { idTokenInfo = { status = "Accepted" } })
  post:tampers("SetChargingProfile", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = { id = 41, stackLevel = 0, chargingProfilePurpose = "TxProfile",
    chargingProfileKind = "Absolute", transactionId = "tx-1", chargingSchedule = { { id = 1, chargingRateUnit = "W",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 6000 } }, startSchedule = "2026-03-06T10:00:00Z" } } } }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 1 })
end)
