-- The car has enough, its cable is pulled at the car and put in again: the same transaction charges on.
scenario "TC_E_26_CSMS" {
  conformance = "TC_E_26_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_26_CSMS; 2.0.1 part 2, E10",
  quiet = true,
}

local post = station "CP-E26" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D46296" {}

test(function()
  post:calls_start("04A1B2C3D46296", "2026-03-06T10:00:05Z")
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:05Z", triggerReason = "ChargingStateChanged",
    seqNo = 1, transactionInfo = { transactionId = "tx-1", chargingState = "SuspendedEV" } }, {})
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:02:05Z", triggerReason = "EVCommunicationLost",
    seqNo = 2, transactionInfo = { transactionId = "tx-1", chargingState = "Idle" } }, {})
  post:calls("StatusNotification", { timestamp = "2026-03-06T10:02:05Z", connectorStatus = "Available", evseId = 1, connectorId = 1 }, {})
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:03:05Z", triggerReason = "CablePluggedIn",
    seqNo = 3, transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected" } }, {})
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:04:05Z", triggerReason = "ChargingStateChanged",
    seqNo = 4, transactionInfo = { transactionId = "tx-1", chargingState = "Charging" } }, {})
end)
