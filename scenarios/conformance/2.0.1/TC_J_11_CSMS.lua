-- Signed values in a transaction.
scenario "TC_J_11_CSMS" {
  conformance = "TC_J_11_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_J_11_CSMS; 2.0.1 part 2, J02",
  quiet = true,
}

local post = station "CP-J11" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4D20D" {}

test(function()
  post:calls_start("04A1B2C3D4D20D", "2026-03-06T10:00:05Z")
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:01:05Z", triggerReason = "StopAuthorized", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", stoppedReason = "Local" }, idToken = card "04A1B2C3D4D20D",
    meterValue = { { timestamp = "2026-03-06T10:01:05Z", sampledValue = { { value = 2000, context = "Transaction.End",
    measurand = "Energy.Active.Import.Register", signedMeterValue = { signedMeterData = "c2lnbmVk",
    signingMethod = "ECDSA-secp256r1-SHA256", encodingMethod = "OCMF", publicKey = "a2V5" } } } } } },
    { idTokenInfo = { status = "Accepted" } })
end)
