-- ChangeAvailability of one connector of an EVSE back to operative.
scenario "TC_G_08_CS" {
  conformance = "TC_G_08_CS",
  source = "OCPP 2.0.1 part 6 TC_G_08_CS; G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-08" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 1 } }
local ann  = driver "Ann" { token = "04A1B2C3D40DAF" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1, connectorId = 2 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 2, connectorStatus = "Unavailable" })
  csms:command(post, "ChangeAvailability", { operationalStatus = "Operative", evse = { id = 1, connectorId = 2 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 2, connectorStatus = "Available" })
  ann:plugs_in(post, 2)
  check(ann:tap(post, nil, 2) == "Accepted", "it can be used again")
end)
