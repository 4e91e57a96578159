-- A transaction that begins with the flow of energy.
scenario "TC_E_02_CSMS" {
  conformance = "TC_E_02_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_02_CSMS; 2.0.1 part 2, E01, E02",
  quiet = true,
}

local post = station "CP-E02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4ABCC" {}

test(function()
  post:calls("Authorize", { idToken = card "04A1B2C3D4ABCC" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "ChargingStateChanged",
    seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "Charging" }, evse = { id = 1, connectorId = 1 },
    idToken = card "04A1B2C3D4ABCC" }, { idTokenInfo = { status = "Accepted" } })
end)
