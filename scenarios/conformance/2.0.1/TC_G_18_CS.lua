-- What ChangeAvailability said of an EVSE holds after a reboot; the other EVSE is there.
scenario "TC_G_18_CS" {
  conformance = "TC_G_18_CS",
  source = "OCPP 2.0.1 part 6 TC_G_18_CS; G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-18" { profile = "neutral-ac-22", ocpp = "2.0.1", security = 1, overrides = { connectors = 2, evses = 2 } }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 2 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 2, connectorId = 1, connectorStatus = "Unavailable" })
  csms:command(post, "Reset", { type = "Immediate" }, { status = "Accepted" })
  post:sends("BootNotification", { reason = "RemoteReset" }, "3 min")
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
  post:sends("StatusNotification", { evseId = 2, connectorId = 1, connectorStatus = "Unavailable" })
  post:reboots()
  post:sends("BootNotification", nil, "3 min")
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
  post:sends("StatusNotification", { evseId = 2, connectorId = 1, connectorStatus = "Unavailable" })
end)
