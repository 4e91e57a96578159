-- ChangeAvailability of an EVSE to inoperative: each of its connectors says so, and no other.
scenario "TC_G_03_CS" {
  conformance = "TC_G_03_CS",
  source = "OCPP 2.0.1 part 6 TC_G_03_CS; G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-03" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 3, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D4F4C5" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 2 } },
    { status = "Accepted" })
  for connector = 1, 2 do
    post:sends("StatusNotification", { evseId = 2, connectorId = connector, connectorStatus = "Unavailable" })
  end
  post:silent("StatusNotification", "30 s")
  check(post:status(1) == "Available", "the other EVSE is not touched")
  check(ann:tap(post, nil, 2) == "busy", "nobody can charge")
end)
