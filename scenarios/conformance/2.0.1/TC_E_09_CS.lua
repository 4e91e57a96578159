-- With TxStartPoint EVConnected the plug begins the transaction, and the card follows.
scenario "TC_E_09_CS" {
  conformance = "TC_E_09_CS",
  source = "OCPP 2.0.1 part 6 TC_E_09_CS; E01.FR.02, E02.FR.01",
  quiet = true,
}

local post = station "CP-2-E-09" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "EVConnected" } }
local ann  = driver "Ann" { token = "04A1B2C3D446F7" }

test(function()
  post:from_now()
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorStatus = "Occupied" })
  local id = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "CablePluggedIn", idToken = absent,
    evse = { id = 1, connectorId = 1 }, transactionInfo = { chargingState = "EVConnected" } }).transactionInfo.transactionId
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "Authorized", idToken = { idToken = "04A1B2C3D446F7" },
    evse = absent, transactionInfo = { transactionId = id } })
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { transactionId = id, chargingState = "Charging" } })
end)
