-- The car that has enough is unplugged, StopTxOnEVSideDisconnect and UnlockOnEVSideDisconnect are set: the cable is free.
scenario "TC_E_24_CS" {
  conformance = "TC_E_24_CS",
  source = "OCPP 2.0.1 part 6 TC_E_24_CS; E09.FR.01, E09.FR.02, E09.FR.04",
  quiet = true,
}

local post = station "CP-2-E-24" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { stop_on_ev_disconnect = true, unlock_on_ev_disconnect = true } }
local ann  = driver "Ann" { token = "04A1B2C3D48FDE", vehicle = vehicle "Nearly full" { battery = "50 kWh", soc = "99 %" } }

test(function()
  local id = ann:starts(post)
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { chargingState = "SuspendedEV" } }, "2 h")
  ann:opens_at_car()
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVCommunicationLost",
    transactionInfo = { transactionId = id, chargingState = "Idle", stoppedReason = "EVDisconnected" } })
  wait "5 s"
  check(ann:pull_plug() == "free", "the station lets the cable go")
  post:sends("StatusNotification", { connectorStatus = "Available" })
end)
