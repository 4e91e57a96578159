-- The car has enough, and the cable that is pulled at the car takes the authorization away: the transaction ends.
scenario "TC_E_17_CSMS" {
  conformance = "TC_E_17_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_17_CSMS; 2.0.1 part 2, E06.FR.04, E09",
  quiet = true,
}

local post = station "CP-E17" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4C72E" {}

test(function()
  post:calls_start("04A1B2C3D4C72E", "2026-03-06T10:00:05Z")
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:05Z", triggerReason = "ChargingStateChanged",
    seqNo = 1, transactionInfo = { transactionId = "tx-1", chargingState = "SuspendedEV" } }, {})
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:02:05Z", triggerReason = "EVCommunicationLost",
    seqNo = 2, transactionInfo = { transactionId = "tx-1", chargingState = "Idle", stoppedReason = "EVDisconnected" },
    meterValue = { { timestamp = "2026-03-06T10:02:05Z", sampledValue = { { value = 3000, context = "Transaction.End" } } } } }, {})
end)
