-- A transaction that ends when the car takes no more energy.
scenario "TC_E_22_CSMS" {
  conformance = "TC_E_22_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_22_CSMS; 2.0.1 part 2, E06, E08",
  quiet = true,
}

local post = station "CP-E22" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4556A" {}

test(function()
  post:calls_start("04A1B2C3D4556A", "2026-03-06T10:00:05Z")
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:01:05Z", triggerReason = "ChargingStateChanged",
    seqNo = 1,
    transactionInfo = { transactionId = "tx-1", chargingState = "SuspendedEV", stoppedReason = "StoppedByEV" },
    meterValue = { { timestamp = "2026-03-06T10:00:05Z", sampledValue = { { value = 3000, context = "Transaction.End" } } } } })
end)
