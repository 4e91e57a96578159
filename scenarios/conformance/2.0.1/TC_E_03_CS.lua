-- Plug first, then the card: the events of an ordinary session, each with its own number.
scenario "TC_E_03_CS" {
  conformance = "TC_E_03_CS",
  source = "OCPP 2.0.1 part 6 TC_E_03_CS; E02, C01",
  quiet = true,
}

local post = station "CP-2-E-03" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4F093" }

test(function()
  post:from_now()
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorStatus = "Occupied" })
  ann:tap(post)
  post:sends("Authorize")
  post:told("Authorize", { idTokenInfo = { status = "Accepted" } })
  local started = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { chargingState = "EVConnected" } })
  local id = started.transactionInfo.transactionId
  check(#id == 36, "the station made an id of its own")
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "ChargingStateChanged", seqNo = 1, idToken = absent,
    evse = absent, transactionInfo = { transactionId = id, chargingState = "Charging" } })
end)
