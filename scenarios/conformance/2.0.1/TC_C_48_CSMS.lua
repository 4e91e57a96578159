-- A card of the group of masters ends one of the transactions, chosen on the display.
scenario "TC_C_48_CSMS" {
  conformance = "TC_C_48_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_C_48_CSMS; 2.0.1 part 2, C16",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-C48" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04MASTER01" { parent = "MASTERS" }
token "04A1B2C3D4" {}

test(function()
  post:calls("Authorize", { idToken = { idToken = "04MASTER01", type = "ISO14443" } },
    { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "MASTERS" } } })
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "Charging" }, evse = { id = 1, connectorId = 1 },
    idToken = { idToken = "04A1B2C3D4", type = "ISO14443" } }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:01:05Z", triggerReason = "StopAuthorized", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", stoppedReason = "MasterPass" }, idToken = { idToken = "04MASTER01", type = "ISO14443" } },
    { idTokenInfo = { status = "Accepted" } })
end)
