-- The car that has enough is unplugged with StopTxOnEVSideDisconnect: the authorization ends, and the transaction with it.
scenario "TC_E_17_CS" {
  conformance = "TC_E_17_CS",
  source = "OCPP 2.0.1 part 6 TC_E_17_CS; E06.FR.04, E06.FR.15, E09",
  quiet = true,
}

local post = station "CP-2-E-17" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { tx_stop_point = "Authorized", stop_on_ev_disconnect = true, unlock_on_ev_disconnect = false } }
local ann  = driver "Ann" { token = "04A1B2C3D45574", vehicle = vehicle "Nearly full" { battery = "50 kWh", soc = "99 %" } }

test(function()
  local id = ann:starts(post)
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { chargingState = "SuspendedEV" } }, "2 h")
  ann:opens_at_car()
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVCommunicationLost",
    transactionInfo = { transactionId = id, chargingState = "Idle", stoppedReason = "EVDisconnected" } })
  ann:tap(post)
  wait "5 s"
  check(ann:pull_plug() == "free", "the card gives the cable back")
  post:sends("StatusNotification", { connectorStatus = "Available" })
end)
