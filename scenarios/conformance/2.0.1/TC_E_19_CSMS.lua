-- A transaction that ends when the car leaves the bay.
scenario "TC_E_19_CSMS" {
  conformance = "TC_E_19_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_19_CSMS; 2.0.1 part 2, E06",
  quiet = true,
}

local post = station "CP-E19" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D483D1" {}

test(function()
  post:calls_start("04A1B2C3D483D1", "2026-03-06T10:00:05Z")
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:05Z", triggerReason = "StopAuthorized", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected" }, idToken = card "04A1B2C3D483D1" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:02:05Z", triggerReason = "EVDeparted", seqNo = 2,
    transactionInfo = { transactionId = "tx-1", chargingState = "Idle", stoppedReason = "Local" },
    meterValue = { { timestamp = "2026-03-06T10:00:05Z", sampledValue = { { value = 3000, context = "Transaction.End" } } } } })
end)
