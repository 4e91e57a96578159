-- After an outage the operator asks a station whether messages of any transaction wait: they do, and follow.
scenario "TC_E_33_CSMS" {
  conformance = "TC_E_33_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_33_CSMS; 2.0.1 part 2, E14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-E33" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D49135" {}

test(function()
  post:calls_start("04A1B2C3D49135", "2026-03-06T10:00:05Z")
  post:disconnects "2 min"
  post:connects()
  post:tampers("GetTransactionStatus", { answers = true, raw = '[3,"{id}",{"messagesInQueue":true}]' })
  csms:command(post, "GetTransactionStatus", {}, { ongoingIndicator = absent, messagesInQueue = true })
  post:hears("GetTransactionStatus", { transactionId = absent })
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:05Z", triggerReason = "MeterValuePeriodic",
    seqNo = 1, offline = true, transactionInfo = { transactionId = "tx-1" }, meterValue = { { timestamp = "2026-03-06T10:01:05Z",
    sampledValue = { { value = 1200, context = "Sample.Periodic" } } } } }, {})
end)
