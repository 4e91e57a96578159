-- With TxStopPoint EVConnected the transaction outlives the stop and ends when the plug comes out of the station.
scenario "TC_E_14_CS" {
  conformance = "TC_E_14_CS",
  source = "OCPP 2.0.1 part 6 TC_E_14_CS; E06.FR.02",
  quiet = true,
}

local post = station "CP-2-E-14" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_stop_point = "EVConnected" } }
local ann  = driver "Ann" { token = "04A1B2C3D4F9D2" }

test(function()
  local id = ann:charges(post)
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "StopAuthorized",
    transactionInfo = { transactionId = id, chargingState = "EVConnected" } })
  wait "1 min"
  check(ann:pull_plug() == "free", "the cable is given back")
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVCommunicationLost",
    transactionInfo = { transactionId = id, chargingState = "Idle", stoppedReason = one_of("Local", "EVDisconnected", absent) } })
end)
