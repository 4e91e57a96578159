-- The operator puts one connector of an EVSE back into service.
scenario "TC_G_08_CSMS" {
  conformance = "TC_G_08_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_G_08_CSMS; 2.0.1 part 2, G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-G08" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 1 } }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1, connectorId = 2 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 2, connectorStatus = "Unavailable" })
  csms:command(post, "ChangeAvailability", { operationalStatus = "Operative", evse = { id = 1, connectorId = 2 } },
    { status = "Accepted" })
  post:hears("ChangeAvailability", { operationalStatus = "Operative", evse = { id = 1, connectorId = 2 } })
  post:tells("StatusNotification", { evseId = 1, connectorId = 2, connectorStatus = "Available" })
end)
