-- ChangeAvailability of an EVSE back to operative: each of its connectors says so.
scenario "TC_G_04_CS" {
  conformance = "TC_G_04_CS",
  source = "OCPP 2.0.1 part 6 TC_G_04_CS; G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-04" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 3, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D4E861" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 2 } },
    { status = "Accepted" })
  for connector = 1, 2 do
    post:sends("StatusNotification", { evseId = 2, connectorId = connector, connectorStatus = "Unavailable" })
  end
  csms:command(post, "ChangeAvailability", { operationalStatus = "Operative", evse = { id = 2 } },
    { status = "Accepted" })
  for connector = 1, 2 do
    post:sends("StatusNotification", { evseId = 2, connectorId = connector, connectorStatus = "Available" })
  end
  ann:plugs_in(post, 2)
  check(ann:tap(post, nil, 2) == "Accepted", "it can be used again")
end)
