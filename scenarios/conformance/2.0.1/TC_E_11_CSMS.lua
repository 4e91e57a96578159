-- A transaction that begins with a signed register.
scenario "TC_E_11_CSMS" {
  conformance = "TC_E_11_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_11_CSMS; 2.0.1 part 2, E01",
  quiet = true,
}

local post = station "CP-E11" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D43C02" {}

test(function()
  post:calls("Authorize", { idToken = card "04A1B2C3D43C02" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "SignedDataReceived",
    seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected" }, evse = { id = 1, connectorId = 1 },
    idToken = card "04A1B2C3D43C02", meterValue = { { timestamp = "2026-03-06T10:00:05Z",
    sampledValue = { { value = 1000,
      context = "Transaction.Begin", signedMeterValue = { signedMeterData = "c2lnbmVk", signingMethod = "ECDSA-secp256r1-SHA256",
      encodingMethod = "OCMF", publicKey = "a2V5" } } } } } }, { idTokenInfo = { status = "Accepted" } })
end)
