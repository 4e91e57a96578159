-- A connector of a type is reserved; of a type that is not there it is Rejected.
scenario "TC_H_15_CS" {
  conformance = "TC_H_15_CS",
  source = "OCPP 2.0.1 part 6 TC_H_15_CS; H01",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-H-15" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  local function reservation(id, more)
    local r = { id = id, expiryDateTime = "2026-03-06T12:00:00Z", idToken = { idToken = "04A1B2C3D4", type = "ISO14443" } }
    for field, value in pairs(more or {}) do r[field] = value end
    return r
  end
  local answer = csms:command(post, "GetVariables", { getVariableData = { { component = { name = "Connector",
    evse = { id = 1, connectorId = 1 } }, variable = { name = "ConnectorType" } } } })
  local kind = answer.getVariableResult[1].attributeValue
  csms:command(post, "ReserveNow", reservation(19, { connectorType = kind }), { status = "Accepted" })
  csms:command(post, "ReserveNow", reservation(20, { connectorType = "wResonant" }), { status = "Rejected" })
  ann:plugs_in(post, 2)
  check(ann:tap(post) == "Accepted", "the card of the reservation is accepted")
  post:sends("TransactionEvent", { reservationId = 19 })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
