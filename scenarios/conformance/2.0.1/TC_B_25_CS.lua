-- One EVSE is reset while nobody charges: it goes and comes back, the station stays.
scenario "TC_B_25_CS" {
  conformance = "TC_B_25_CS",
  source = "OCPP 2.0.1 part 6 TC_B_25_CS; B11.FR.01, B11.FR.08, B11.FR.10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-25" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }

test(function()
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "EVSE", evse = { id = 2 } },
    variable = { name = "AllowReset" } } } }, { getVariableResult = { { attributeStatus = "Accepted", attributeValue = "true" } } })
  csms:command(post, "Reset", { type = "OnIdle", evseId = 2 }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 2, connectorStatus = "Unavailable" })
  post:sends("StatusNotification", { evseId = 2, connectorStatus = "Available" }, "1 min")
  post:silent("BootNotification", "2 min")
  csms:command(post, "Reset", { type = "OnIdle", evseId = 3 }, { status = "Rejected" })
end)
