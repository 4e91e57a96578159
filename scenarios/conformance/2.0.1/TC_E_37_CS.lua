-- With TxStopPoint PowerPathClosed the transaction of a car that has enough ends when the plug comes out of the car.
scenario "TC_E_37_CS" {
  conformance = "TC_E_37_CS",
  source = "OCPP 2.0.1 part 6 TC_E_37_CS; E06.FR.06",
  quiet = true,
}

local post = station "CP-2-E-37" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { tx_stop_point = "PowerPathClosed", stop_on_ev_disconnect = false } }
local ann  = driver "Ann" { token = "04A1B2C3D4B64D", vehicle = vehicle "Nearly full" { battery = "50 kWh", soc = "99 %" } }

test(function()
  local id = ann:starts(post)
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { chargingState = "SuspendedEV" } }, "2 h")
  ann:opens_at_car()
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVCommunicationLost",
    transactionInfo = { transactionId = id, chargingState = "Idle", stoppedReason = one_of("EVDisconnected", "StoppedByEV") } })
end)
