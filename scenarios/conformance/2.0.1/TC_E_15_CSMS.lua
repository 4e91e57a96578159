-- A transaction that ends when the card says so.
scenario "TC_E_15_CSMS" {
  conformance = "TC_E_15_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_15_CSMS; 2.0.1 part 2, E07",
  quiet = true,
}

local post = station "CP-E15" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4C55F" {}

test(function()
  post:calls_start("04A1B2C3D4C55F", "2026-03-06T10:00:05Z")
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:01:05Z", triggerReason = "StopAuthorized", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected", stoppedReason = "Local" },
    idToken = card "04A1B2C3D4C55F", meterValue = { { timestamp = "2026-03-06T10:00:05Z",
    sampledValue = { { value = 3000, context = "Transaction.End" } } } } }, { idTokenInfo = { status = "Accepted" } })
end)
