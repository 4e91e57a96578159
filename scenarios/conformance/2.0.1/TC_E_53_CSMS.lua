-- Numbers begin at 0 with each transaction: the CSMS takes them.
scenario "TC_E_53_CSMS" {
  conformance = "TC_E_53_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_53_CSMS; 2.0.1 part 2, E01.FR.07",
  quiet = true,
}

local post = station "CP-E53" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D47BBA" {}

test(function()
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "Charging" }, evse = { id = 1, connectorId = 1 },
    idToken = card "04A1B2C3D47BBA" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:01:05Z", triggerReason = "StopAuthorized", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", stoppedReason = "Local" }, idToken = card "04A1B2C3D47BBA" },
    { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:05:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "tx-2", chargingState = "Charging" }, evse = { id = 1, connectorId = 1 },
    idToken = card "04A1B2C3D47BBA" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:06:05Z", triggerReason = "StopAuthorized", seqNo = 1,
    transactionInfo = { transactionId = "tx-2", stoppedReason = "Local" }, idToken = card "04A1B2C3D47BBA" },
    { idTokenInfo = { status = "Accepted" } })
end)
