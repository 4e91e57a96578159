-- The card first, then the plug: the CSMS takes the transaction.
scenario "TC_E_04_CSMS" {
  conformance = "TC_E_04_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_04_CSMS; 2.0.1 part 2, E03",
  quiet = true,
}

local post = station "CP-E04" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D41860" {}

test(function()
  post:calls("Authorize", { idToken = card "04A1B2C3D41860" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "Idle" }, evse = { id = 1, connectorId = 1 },
    idToken = card "04A1B2C3D41860" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:05Z", triggerReason = "CablePluggedIn", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected" } })
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:02:05Z", triggerReason = "ChargingStateChanged",
    seqNo = 2,
    transactionInfo = { transactionId = "tx-1", chargingState = "Charging" } })
end)
