-- ChangeAvailability of the station to inoperative: all connectors say so.
scenario "TC_G_05_CS" {
  conformance = "TC_G_05_CS",
  source = "OCPP 2.0.1 part 6 TC_G_05_CS; G04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-05" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D468C1" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative" }, { status = "Accepted" })
  for evse = 1, 2 do
    post:sends("StatusNotification", { evseId = evse, connectorId = 1, connectorStatus = "Unavailable" })
  end
  check(ann:tap(post, nil, 1) == "busy" and ann:tap(post, nil, 2) == "busy", "nobody can charge")
end)
