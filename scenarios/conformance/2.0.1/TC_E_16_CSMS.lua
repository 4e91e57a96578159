-- A transaction begins with a card that the CSMS does not know; it says so, and the station ends it.
scenario "TC_E_16_CSMS" {
  conformance = "TC_E_16_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_16_CSMS; 2.0.1 part 2, E05",
  needs  = { "token Unknown" },
  quiet = true,
}

local post = station "CP-E16" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected" }, evse = { id = 1, connectorId = 1 },
    idToken = card "04FFEEDDCC1BCB" }, { idTokenInfo = { status = one_of("Invalid", "Unknown") } })
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:01:05Z", triggerReason = "Deauthorized", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected", stoppedReason = "DeAuthorized" } })
end)
