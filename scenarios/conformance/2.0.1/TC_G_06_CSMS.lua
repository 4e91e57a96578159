-- The operator puts a station back into service.
scenario "TC_G_06_CSMS" {
  conformance = "TC_G_06_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_G_06_CSMS; 2.0.1 part 2, G04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-G06" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative" }, { status = "Accepted" })
  for evse = 1, 2 do
    post:tells("StatusNotification", { evseId = evse, connectorStatus = "Unavailable" })
  end
  csms:command(post, "ChangeAvailability", { operationalStatus = "Operative" }, { status = "Accepted" })
  post:hears("ChangeAvailability", { operationalStatus = "Operative", evse = absent })
  for evse = 1, 2 do
    post:tells("StatusNotification", { evseId = evse, connectorStatus = "Available" })
  end
end)
