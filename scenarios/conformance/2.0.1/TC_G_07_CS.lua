-- ChangeAvailability of one connector of an EVSE to inoperative: the other connector stays.
scenario "TC_G_07_CS" {
  conformance = "TC_G_07_CS",
  source = "OCPP 2.0.1 part 6 TC_G_07_CS; G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-07" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 1 } }
local ann  = driver "Ann" { token = "04A1B2C3D4489F" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1, connectorId = 2 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 2, connectorStatus = "Unavailable" })
  post:silent("StatusNotification", "30 s")
  check(ann:tap(post, nil, 2) == "busy", "nobody can charge there")
  ann:plugs_in(post, 1)
  check(ann:tap(post, nil, 1) == "Accepted", "the other connector can be used")
end)
