-- The operator triggers the status of a connector that is free.
scenario "TC_F_23_CSMS" {
  conformance = "TC_F_23_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_23_CSMS; 2.0.1 part 2, F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F23" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "StatusNotification", evse = { id = 1, connectorId = 1 } },
    { status = "Accepted" })
  post:hears("TriggerMessage", { requestedMessage = "StatusNotification", evse = { id = 1, connectorId = 1 } })
  post:tells("StatusNotification", { connectorStatus = "Available", evseId = 1, connectorId = 1 })
end)
