-- With TxStartPoint PowerPathClosed nothing begins before plug and card are both there.
scenario "TC_E_01_CS" {
  conformance = "TC_E_01_CS",
  source = "OCPP 2.0.1 part 6 TC_E_01_CS; E01.FR.05",
  quiet = true,
}

local post = station "CP-2-E-01" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "PowerPathClosed" } }
local ann  = driver "Ann" { token = "04A1B2C3D468ED" }

test(function()
  post:from_now()
  ann:plugs_in(post)
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Occupied" })
  post:silent("TransactionEvent", "10 s")
  ann:tap(post)
  post:sends("Authorize", { idToken = card "04A1B2C3D468ED" })
  local started = post:sends("TransactionEvent", { eventType = "Started", seqNo = 0, evse = { id = 1, connectorId = 1 } })
  check(started.idToken.idToken == "04A1B2C3D468ED", "the event names the card")
  post:told("TransactionEvent", { idTokenInfo = { status = "Accepted" } })
  post:sends("TransactionEvent", { eventType = "Updated", seqNo = 1, transactionInfo = { chargingState = "Charging" } })
end)
