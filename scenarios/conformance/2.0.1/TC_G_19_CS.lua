-- What ChangeAvailability said of a connector holds after a reboot; the other connector of the EVSE is there.
scenario "TC_G_19_CS" {
  conformance = "TC_G_19_CS",
  source = "OCPP 2.0.1 part 6 TC_G_19_CS; G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-19" { profile = "neutral-ac-22", ocpp = "2.0.1", security = 1, overrides = { connectors = 2, evses = 1 } }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1, connectorId = 2 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 2, connectorStatus = "Unavailable" })
  csms:command(post, "Reset", { type = "Immediate" }, { status = "Accepted" })
  post:sends("BootNotification", { reason = "RemoteReset" }, "3 min")
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 2, connectorStatus = "Unavailable" })
  post:sends("SecurityEventNotification", { type = one_of("StartupOfTheDevice", "ResetOrReboot") })
end)
