-- With TxStopPoint Authorized the card ends the transaction.
scenario "TC_E_15_CS" {
  conformance = "TC_E_15_CS",
  source = "OCPP 2.0.1 part 6 TC_E_15_CS; E06.FR.03",
  quiet = true,
}

local post = station "CP-2-E-15" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_stop_point = "Authorized" } }
local ann  = driver "Ann" { token = "04A1B2C3D4C10D" }

test(function()
  local id = ann:charges(post)
  wait "1 min"
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "StopAuthorized",
    transactionInfo = { transactionId = id, chargingState = "EVConnected", stoppedReason = "Local" } })
  ann:drives_off()
  post:sends("StatusNotification", { connectorStatus = "Available" })
end)
