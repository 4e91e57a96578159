-- A connector that was set inoperative is so after a reset; the other one is available.
scenario "TC_B_23_CS" {
  conformance = "TC_B_23_CS",
  source = "OCPP 2.0.1 part 6 TC_B_23_CS; B11.FR.02, G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-23" { profile = "neutral-dc-dual", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ChangeAvailability", { evse = { id = 1, connectorId = 1 }, operationalStatus = "Inoperative" },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:boots({ reason = "RemoteReset" }, "3 min")
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
  post:sends("StatusNotification", { evseId = 2, connectorId = 1, connectorStatus = "Available" })
end)
