-- After an outage the end of a transaction comes before what led to it: the operator asks, and the events with lower numbers follow.
scenario "TC_E_31_CSMS" {
  conformance = "TC_E_31_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_31_CSMS; 2.0.1 part 2, E14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-E31" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4F5E3" {}

test(function()
  post:calls_start("04A1B2C3D4F5E3", "2026-03-06T10:00:05Z")
  post:disconnects "2 min"
  post:connects()
  post:calls("StatusNotification", { timestamp = "2026-03-06T10:01:30Z", connectorStatus = "Available", evseId = 1, connectorId = 1 }, {})
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:01:30Z", triggerReason = "EVCommunicationLost",
    seqNo = 3, offline = true, transactionInfo = { transactionId = "tx-1", chargingState = "Idle", stoppedReason = "Local" },
    meterValue = { { timestamp = "2026-03-06T10:01:30Z", sampledValue = { { value = 1200, context = "Transaction.End" } } } } }, {})
  post:tampers("GetTransactionStatus", { answers = true, raw = '[3,"{id}",{"ongoingIndicator":false,"messagesInQueue":true}]' })
  csms:command(post, "GetTransactionStatus", { transactionId = "tx-1" },
    { ongoingIndicator = false, messagesInQueue = true })
  post:hears("GetTransactionStatus", { transactionId = "tx-1" })
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:05Z", triggerReason = "StopAuthorized",
    seqNo = 1, offline = true, transactionInfo = { transactionId = "tx-1" } }, {})
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:06Z", triggerReason = "ChargingStateChanged",
    seqNo = 2, offline = true, transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected" } }, {})
end)
