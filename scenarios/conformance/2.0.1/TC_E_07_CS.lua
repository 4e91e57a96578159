-- With TxStopPoint PowerPathClosed the stop by card ends the transaction while the plug is in.
scenario "TC_E_07_CS" {
  conformance = "TC_E_07_CS",
  source = "OCPP 2.0.1 part 6 TC_E_07_CS; E06.FR.06",
  quiet = true,
}

local post = station "CP-2-E-07" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_stop_point = "PowerPathClosed" } }
local ann  = driver "Ann" { token = "04A1B2C3D43082" }

test(function()
  local id = ann:charges(post)
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "StopAuthorized",
    transactionInfo = { transactionId = id, chargingState = "EVConnected", stoppedReason = one_of("Local", absent) } })
end)
