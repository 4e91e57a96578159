-- ChangeAvailability of an EVSE that is inoperative already.
scenario "TC_G_10_CS" {
  conformance = "TC_G_10_CS",
  source = "OCPP 2.0.1 part 6 TC_G_10_CS; G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-10" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D40EE7" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1 } },
    { status = "Accepted" })
  post:silent("StatusNotification", "30 s")
end)
