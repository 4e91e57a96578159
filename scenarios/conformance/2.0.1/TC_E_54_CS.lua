-- A full car is unplugged at its side: with TxStopPoint EVConnected the transaction ends.
scenario "TC_E_54_CS" {
  conformance = "TC_E_54_CS",
  source = "OCPP 2.0.1 part 6 TC_E_54_CS; E06.FR.02, E10",
  quiet = true,
}

local post = station "CP-2-E-54" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { stop_on_ev_disconnect = false, tx_stop_point = "EVConnected" } }
local ann  = driver "Ann" { token = "04A1B2C3D46E7B", vehicle = vehicle "Nearly full" { battery = "50 kWh", soc = "97 %" } }

test(function()
  local id = ann:starts(post)
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "SuspendedEV" } }, "3 h")
  ann:opens_at_car()
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVCommunicationLost",
    transactionInfo = { transactionId = id, chargingState = "Idle", stoppedReason = "EVDisconnected" } })
end)
