-- A transaction that ends with the flow of energy, by the card.
scenario "TC_E_08_CSMS" {
  conformance = "TC_E_08_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_08_CSMS; 2.0.1 part 2, E07",
  quiet = true,
}

local post = station "CP-E08" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4214D" {}

test(function()
  post:calls_start("04A1B2C3D4214D", "2026-03-06T10:00:05Z")
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:05Z", triggerReason = "StopAuthorized", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected" }, idToken = card "04A1B2C3D4214D" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:02:05Z", triggerReason = "ChargingStateChanged",
    seqNo = 2,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected", stoppedReason = "Local" },
    meterValue = { { timestamp = "2026-03-06T10:00:05Z", sampledValue = { { value = 3000, context = "Transaction.End" } } } } })
end)
