-- After an outage the operator asks after a running transaction of which messages wait at the station; they follow.
scenario "TC_E_29_CSMS" {
  conformance = "TC_E_29_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_29_CSMS; 2.0.1 part 2, E14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-E29" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4F237" {}

test(function()
  post:calls_start("04A1B2C3D4F237", "2026-03-06T10:00:05Z")
  post:disconnects "2 min"
  post:connects()
  post:tampers("GetTransactionStatus", { answers = true, raw = '[3,"{id}",{"ongoingIndicator":true,"messagesInQueue":true}]' })
  csms:command(post, "GetTransactionStatus", { transactionId = "tx-1" },
    { ongoingIndicator = true, messagesInQueue = true })
  post:hears("GetTransactionStatus", { transactionId = "tx-1" })
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:05Z", triggerReason = "MeterValuePeriodic",
    seqNo = 1, offline = true, transactionInfo = { transactionId = "tx-1" }, meterValue = { { timestamp = "2026-03-06T10:01:05Z",
    sampledValue = { { value = 1200, context = "Sample.Periodic" } } } } }, {})
end)
