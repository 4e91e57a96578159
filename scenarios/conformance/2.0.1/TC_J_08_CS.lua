-- The card comes before the plug, at a reader that all EVSEs share: values of the beginning follow when the EVSE is known.
scenario "TC_J_08_CS" {
  conformance = "TC_J_08_CS",
  source = "OCPP 2.0.1 part 6 TC_J_08_CS; J02, E01.FR.16, E01.FR.17",
  quiet = true,
}

local post = station "CP-2-J-08" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { connectors = 2, evses = 2, shared_reader = true, tx_start_point = "Authorized" } }
local ann  = driver "Ann" { token = "04A1B2C3D4651D" }

test(function()
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  local id = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "Authorized", evse = absent,
    meterValue = absent }).transactionInfo.transactionId
  wait "20 s"
  ann:plugs_in(post)
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "CablePluggedIn", evse = { id = 1, connectorId = 1 },
    transactionInfo = { transactionId = id }, meterValue = { { sampledValue = { { context = "Transaction.Begin",
      measurand = "Energy.Active.Import.Register" } } } } })
  post:sends("TransactionEvent", { eventType = "Updated", evse = absent, meterValue = absent,
    transactionInfo = { transactionId = id, chargingState = "Charging" } })
end)
