-- With TxStartPoint DataSigned the first reading that the meter signed begins the transaction.
scenario "TC_E_11_CS" {
  conformance = "TC_E_11_CS",
  source = "OCPP 2.0.1 part 6 TC_E_11_CS; E01.FR.04, E01.FR.16",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-E-11" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { signs_readings = true, tx_start_point = "DataSigned" } }
local ann  = driver "Ann" { token = "04A1B2C3D4DE87" }

test(function()
  csms:sets(post, "SampledDataCtrlr", "SignReadings", "true")
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorStatus = "Occupied" })
  local id = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "SignedDataReceived",
    idToken = card "04A1B2C3D4DE87", evse = { id = 1, connectorId = 1 },
    meterValue = { { sampledValue = { { context = "Transaction.Begin", signedMeterValue = { signedMeterData = any,
      signingMethod = "ECDSA-secp256r1-SHA256", encodingMethod = "OCMF", publicKey = any } } } } } }).transactionInfo.transactionId
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "ChargingStateChanged",
    transactionInfo = { transactionId = id, chargingState = "Charging" } })
end)
