-- A transaction that begins when card and plug have closed the power path, and charges later.
scenario "TC_E_01_CSMS" {
  conformance = "TC_E_01_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_01_CSMS; 2.0.1 part 2, E01.FR.05",
  quiet = true,
}

local post = station "CP-E01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4ED74" {}

test(function()
  post:calls("Authorize", { idToken = card "04A1B2C3D4ED74" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("StatusNotification", { timestamp = "2026-03-06T10:00:04Z", connectorStatus = "Occupied", evseId = 1, connectorId = 1 }, {})
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "ChargingStateChanged",
    seqNo = 0, transactionInfo = { transactionId = "tx-1", chargingState = "SuspendedEVSE" }, evse = { id = 1, connectorId = 1 },
    idToken = card "04A1B2C3D4ED74" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:00:10Z", triggerReason = "ChargingStateChanged",
    seqNo = 1, transactionInfo = { transactionId = "tx-1", chargingState = "Charging" } }, {})
end)
