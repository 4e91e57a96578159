-- The operator shows a message in one transaction, until a moment.
scenario "TC_O_28_CSMS" {
  conformance = "TC_O_28_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_O_28_CSMS; 2.0.1 part 2, O02",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-O28" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4" {}

test(function()
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "Charging" }, evse = { id = 1, connectorId = 1 },
    idToken = { idToken = "04A1B2C3D4", type = "ISO14443" }, meterValue = { { timestamp = "2026-03-06T10:00:05Z",
    sampledValue = { { value = 1000, context = "Transaction.Begin" } } } } }, { idTokenInfo = { status = "Accepted" } })
  post:tampers("SetDisplayMessage", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "SetDisplayMessage", { message = { id = 81, priority = "NormalCycle", transactionId = "tx-1",
    endDateTime = "2026-03-06T10:10:00Z", message = { format = "UTF8", language = "en", content = "Welcome" } } }, { status = "Accepted" })
  post:hears("SetDisplayMessage", { message = { id = 81, priority = "NormalCycle", transactionId = "tx-1",
    endDateTime = "2026-03-06T10:10:00Z", message = { format = "UTF8", language = "en", content = "Welcome" } } })
end)
