-- ChangeAvailability of the station back to operative: all connectors say so.
scenario "TC_G_06_CS" {
  conformance = "TC_G_06_CS",
  source = "OCPP 2.0.1 part 6 TC_G_06_CS; G04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-06" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D422A3" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative" }, { status = "Accepted" })
  for evse = 1, 2 do
    post:sends("StatusNotification", { evseId = evse, connectorId = 1, connectorStatus = "Unavailable" })
  end
  csms:command(post, "ChangeAvailability", { operationalStatus = "Operative" }, { status = "Accepted" })
  for evse = 1, 2 do
    post:sends("StatusNotification", { evseId = evse, connectorId = 1, connectorStatus = "Available" })
  end
  ann:plugs_in(post, 2)
  check(ann:tap(post, nil, 2) == "Accepted", "it can be used again")
end)
