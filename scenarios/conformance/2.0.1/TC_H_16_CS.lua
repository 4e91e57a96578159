-- A connector of a type is wanted and all EVSEs are reserved: Occupied.
scenario "TC_H_16_CS" {
  conformance = "TC_H_16_CS",
  source = "OCPP 2.0.1 part 6 TC_H_16_CS; H01.FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-16" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }

test(function()
  local answer = csms:command(post, "GetVariables", { getVariableData = { { component = { name = "Connector",
    evse = { id = 1, connectorId = 1 } }, variable = { name = "ConnectorType" } } } })
  local kind = answer.getVariableResult[1].attributeValue
  for evse = 1, 2 do
    csms:command(post, "ReserveNow", { id = evse, expiryDateTime = "2026-03-06T12:00:00Z", evseId = evse,
      idToken = { idToken = ("04A1B2C3D016%02d"):format(evse), type = "ISO14443" } }, { status = "Accepted" })
    post:sends("StatusNotification", { evseId = evse, connectorId = 1, connectorStatus = "Reserved" })
  end
  csms:command(post, "ReserveNow", { id = 3, expiryDateTime = "2026-03-06T12:00:00Z", connectorType = kind,
    idToken = card "05B2C3D4E5D9EC" }, { status = "Occupied" })
end)
