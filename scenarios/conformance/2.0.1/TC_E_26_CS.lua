-- The car is unplugged without StopTxOnEVSideDisconnect: the transaction waits, and goes on when it is plugged in.
scenario "TC_E_26_CS" {
  conformance = "TC_E_26_CS",
  source = "OCPP 2.0.1 part 6 TC_E_26_CS; E10",
  quiet = true,
}

local post = station "CP-2-E-26" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { stop_on_ev_disconnect = false, tx_stop_point = "Authorized" } }
local ann  = driver "Ann" { token = "04A1B2C3D43F94" }

test(function()
  local id = ann:charges(post)
  ann:opens_at_car()
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "EVCommunicationLost",
    transactionInfo = { transactionId = id, chargingState = "Idle" } })
  wait "20 s"
  ann:closes_at_car()
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "CablePluggedIn", transactionInfo = { transactionId = id } })
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { transactionId = id, chargingState = "Charging" } })
end)
