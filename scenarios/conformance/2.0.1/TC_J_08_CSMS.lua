-- Values of the beginning that follow once the EVSE is known.
scenario "TC_J_08_CSMS" {
  conformance = "TC_J_08_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_J_08_CSMS; 2.0.1 part 2, J02",
  quiet = true,
}

local post = station "CP-J08" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D41332" {}

test(function()
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "Idle" }, idToken = card "04A1B2C3D41332" },
    { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:05Z", triggerReason = "CablePluggedIn", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected" }, evse = { id = 1, connectorId = 1 },
    meterValue = { { timestamp = "2026-03-06T10:00:05Z", sampledValue = { { value = 1000, context = "Transaction.Begin" } } } } })
end)
