-- What ChangeAvailability said of an EVSE holds after a reboot.
scenario "TC_G_18_CS" {
  conformance = "TC_G_18_CS",
  source = "OCPP 2.0.1 part 6 TC_G_18_CS; G03",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-G-18" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
  csms:command(post, "Reset", { type = "Immediate" }, { status = "Accepted" })
  post:sends("BootNotification", { reason = "RemoteReset" }, "3 min")
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
  csms:command(post, "ChangeAvailability", { operationalStatus = "Operative", evse = { id = 1 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
end)
