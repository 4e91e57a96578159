-- The only EVSE with a connector of a type is reserved by that type: it says so, and is kept for the card, which charges there.
scenario "TC_H_15_CS" {
  conformance = "TC_H_15_CS",
  source = "OCPP 2.0.1 part 6 TC_H_15_CS; H01.FR.06, H01.FR.09, H01.FR.15, H01.FR.24, H03.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-15" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4D8BD" }
local bob  = driver "Bob" { token = "05B2C3D4E5D8BD" }

test(function()
  local answer = csms:command(post, "GetVariables", { getVariableData = { { component = { name = "Connector",
    evse = { id = 1, connectorId = 1 } }, variable = { name = "ConnectorType" } } } })
  local kind = answer.getVariableResult[1].attributeValue
  csms:command(post, "ReserveNow", { id = 20, expiryDateTime = "2026-03-06T12:00:00Z", connectorType = "wResonant",
    idToken = card "04A1B2C3D4D8BD" }, { status = "Rejected" })
  csms:command(post, "ReserveNow", { id = 19, expiryDateTime = "2026-03-06T12:00:00Z", connectorType = kind,
    idToken = card "04A1B2C3D4D8BD" }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  check(bob:tap(post, nil, 1) ~= "Accepted", "another card is refused")
  check(ann:tap(post) == "Accepted", "the card of the reservation is accepted")
  ann:plugs_in(post)
  post:sends("TransactionEvent", { eventType = "Started", reservationId = 19 })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
