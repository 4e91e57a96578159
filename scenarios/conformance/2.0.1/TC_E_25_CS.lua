-- The car that has enough is unplugged without UnlockOnEVSideDisconnect: the cable stays until the card is shown again.
scenario "TC_E_25_CS" {
  conformance = "TC_E_25_CS",
  source = "OCPP 2.0.1 part 6 TC_E_25_CS; E09.FR.01, E09.FR.03, E09.FR.04",
  quiet = true,
}

local post = station "CP-2-E-25" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { stop_on_ev_disconnect = true, unlock_on_ev_disconnect = false } }
local ann  = driver "Ann" { token = "04A1B2C3D449A1", vehicle = vehicle "Nearly full" { battery = "50 kWh", soc = "99 %" } }

test(function()
  local id = ann:starts(post)
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { chargingState = "SuspendedEV" } }, "2 h")
  ann:opens_at_car()
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVCommunicationLost",
    transactionInfo = { transactionId = id, chargingState = "Idle", stoppedReason = "EVDisconnected" } })
  wait "5 s"
  check(ann:pull_plug() == "locked", "the station keeps the cable")
  ann:tap(post)
  wait "5 s"
  check(ann:pull_plug() == "free", "until the card is shown")
  post:sends("StatusNotification", { connectorStatus = "Available" })
end)
