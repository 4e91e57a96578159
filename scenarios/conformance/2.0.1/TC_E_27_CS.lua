-- The fixed cable comes out of the car and nobody plugs it in again: after the time-out the permission is over.
scenario "TC_E_27_CS" {
  conformance = "TC_E_27_CS",
  source = "OCPP 2.0.1 part 6 TC_E_27_CS; E10.FR.02",
  quiet = true,
}

local post = station "CP-2-E-27" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { socket = false, stop_on_ev_disconnect = false, tx_stop_point = "Authorized", connection_timeout = "2 min" } }
local ann  = driver "Ann" { token = "04A1B2C3D43DEB" }

test(function()
  local id = ann:charges(post)
  check(ann:pull_plug() == "free", "the cable comes out")
  post:sends("StatusNotification", { connectorStatus = "Available" })
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "EVCommunicationLost",
    transactionInfo = { transactionId = id, chargingState = "Idle" } })
  wait "1 min"
  ann:plugs_in(post) -- in time: it goes on
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { transactionId = id, chargingState = "Charging" } })
  wait "3 min"
  check(ann:pull_plug() == "free", "the cable comes out again")
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "EVCommunicationLost", transactionInfo = { transactionId = id } })
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVConnectTimeout",
    transactionInfo = { transactionId = id, chargingState = "Idle", stoppedReason = "Timeout" } }, "3 min")
end)
