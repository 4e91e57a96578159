-- A transaction that begins when a car stands in the bay.
scenario "TC_E_12_CSMS" {
  conformance = "TC_E_12_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_12_CSMS; 2.0.1 part 2, E01",
  quiet = true,
}

local post = station "CP-E12" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4D2DA" {}

test(function()
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "EVDetected", seqNo = 0,
    transactionInfo = { transactionId = "tx-1" }, evse = { id = 1, connectorId = 1 } })
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:05Z", triggerReason = "CablePluggedIn", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected" } })
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:02:05Z", triggerReason = "Authorized", seqNo = 2,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected" }, idToken = card "04A1B2C3D4D2DA" }, { idTokenInfo = { status = "Accepted" } })
end)
