-- Card first, then the plug: the next event carries the card.
scenario "TC_E_04_CS" {
  conformance = "TC_E_04_CS",
  source = "OCPP 2.0.1 part 6 TC_E_04_CS; E03, C01",
  quiet = true,
}

local post = station "CP-2-E-04" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4E405" }

test(function()
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("Authorize")
  post:told("Authorize", { idTokenInfo = { status = "Accepted" } })
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorStatus = "Occupied" })
  post:sends("TransactionEvent", { eventType = "Started", triggerReason = "CablePluggedIn",
    idToken = card "04A1B2C3D4E405", evse = { id = 1, connectorId = 1 } })
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { chargingState = "Charging" } })
end)
