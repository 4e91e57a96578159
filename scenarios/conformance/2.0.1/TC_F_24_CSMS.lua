-- The operator triggers the status of a connector that is in use.
scenario "TC_F_24_CSMS" {
  conformance = "TC_F_24_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_24_CSMS; 2.0.1 part 2, F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F24" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D43AB0" }

test(function()
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorStatus = "Occupied" })
  csms:command(post, "TriggerMessage", { requestedMessage = "StatusNotification", evse = { id = 1, connectorId = 1 } },
    { status = "Accepted" })
  post:hears("TriggerMessage", { requestedMessage = "StatusNotification", evse = { id = 1, connectorId = 1 } })
  post:tells("StatusNotification", { connectorStatus = "Occupied", evseId = 1, connectorId = 1 })
end)
