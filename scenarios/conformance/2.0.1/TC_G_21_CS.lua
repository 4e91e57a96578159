-- What ChangeAvailability said of the station holds after a reboot.
scenario "TC_G_21_CS" {
  conformance = "TC_G_21_CS",
  source = "OCPP 2.0.1 part 6 TC_G_21_CS; G04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-21" { profile = "neutral-ac-22", ocpp = "2.0.1", security = 1, overrides = { connectors = 2, evses = 2 } }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative" }, { status = "Accepted" })
  for evse = 1, 2 do
    post:sends("StatusNotification", { evseId = evse, connectorId = 1, connectorStatus = "Unavailable" })
  end
  csms:command(post, "Reset", { type = "Immediate" }, { status = "Accepted" })
  post:sends("BootNotification", { reason = "RemoteReset" }, "3 min")
  for evse = 1, 2 do
    post:sends("StatusNotification", { evseId = evse, connectorId = 1, connectorStatus = "Unavailable" })
  end
  post:sends("SecurityEventNotification", { type = one_of("StartupOfTheDevice", "ResetOrReboot") })
end)
