-- Nobody plugs in after the card: the transaction ends by the time-out.
scenario "TC_E_39_CSMS" {
  conformance = "TC_E_39_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_39_CSMS; 2.0.1 part 2, E03.FR.05",
  quiet = true,
}

local post = station "CP-E39" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4A57B" {}

test(function()
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "Idle" }, evse = { id = 1, connectorId = 1 },
    idToken = card "04A1B2C3D4A57B" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:01:05Z", triggerReason = "EVConnectTimeout", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", chargingState = "Idle", stoppedReason = "Timeout" } })
end)
