-- A station sends custom data in its messages: the CSMS takes them.
scenario "TC_P_03_CSMS" {
  conformance = "TC_P_03_CSMS",
  source = "OCPP 2.0.1 part 6 TC_P_03_CSMS; part 2 part 1, custom data",
  quiet = true,
}

local post = station "CP-SP03" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local custom = { vendorId = "org.example.vendor", note = { anything = 5 } }
token "04A1B2C3D4B458" {}

test(function()
  post:calls("StatusNotification", { timestamp = "2026-03-06T10:00:04Z", connectorStatus = "Occupied", evseId = 1,
    connectorId = 1, customData = custom }, {})
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized",
    seqNo = 0, transactionInfo = { transactionId = "tx-1", chargingState = "Charging", customData = custom },
    evse = { id = 1, connectorId = 1 }, idToken = card "04A1B2C3D4B458", customData = custom },
    { idTokenInfo = { status = "Accepted" } })
end)
