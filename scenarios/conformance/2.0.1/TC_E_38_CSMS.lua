-- The car is connected and not ready: the transaction is suspended by the car.
scenario "TC_E_38_CSMS" {
  conformance = "TC_E_38_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_38_CSMS; 2.0.1 part 2, E02",
  quiet = true,
}

local post = station "CP-E38" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D46C5B" {}

test(function()
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected" }, evse = { id = 1, connectorId = 1 },
    idToken = card "04A1B2C3D46C5B" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:05Z", triggerReason = "ChargingStateChanged",
    seqNo = 1,
    transactionInfo = { transactionId = "tx-1", chargingState = "SuspendedEV" } })
end)
