-- With TxStartPoint Authorized the card begins the transaction, and the plug follows.
scenario "TC_E_10_CS" {
  conformance = "TC_E_10_CS",
  source = "OCPP 2.0.1 part 6 TC_E_10_CS; E01.FR.03, E01.FR.16",
  quiet = true,
}

local post = station "CP-2-E-10" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "Authorized" } }
local ann  = driver "Ann" { token = "04A1B2C3D49D58" }

test(function()
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  local id = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "Authorized",
    idToken = { idToken = "04A1B2C3D49D58" } }).transactionInfo.transactionId
  post:told("TransactionEvent", { idTokenInfo = { status = "Accepted" } })
  ann:plugs_in(post)
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "CablePluggedIn", idToken = absent,
    evse = { id = 1, connectorId = 1 }, transactionInfo = { transactionId = id, chargingState = "EVConnected" } })
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { transactionId = id, chargingState = "Charging" } })
end)
