-- TriggerMessage StatusNotification of a free connector.
scenario "TC_F_23_CS" {
  conformance = "TC_F_23_CS",
  source = "OCPP 2.0.1 part 6 TC_F_23_CS; F06.FR.12",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-23" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4C7EA" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "StatusNotification", evse = { id = 1, connectorId = 1 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
end)
