-- The operator puts an EVSE back into service: the CSMS hears it of each of its connectors.
scenario "TC_G_04_CSMS" {
  conformance = "TC_G_04_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_G_04_CSMS; 2.0.1 part 2, G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-G04" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 1 } }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1 } },
    { status = "Accepted" })
  for connector = 1, 2 do
    post:sends("StatusNotification", { evseId = 1, connectorId = connector, connectorStatus = "Unavailable" })
  end
  csms:command(post, "ChangeAvailability", { operationalStatus = "Operative", evse = { id = 1 } },
    { status = "Accepted" })
  post:hears("ChangeAvailability", { operationalStatus = "Operative", evse = { id = 1, connectorId = absent } })
  for connector = 1, 2 do
    post:tells("StatusNotification", { evseId = 1, connectorId = connector, connectorStatus = "Available" })
  end
end)
