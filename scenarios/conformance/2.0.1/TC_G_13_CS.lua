-- ChangeAvailability of the station that is inoperative already.
scenario "TC_G_13_CS" {
  conformance = "TC_G_13_CS",
  source = "OCPP 2.0.1 part 6 TC_G_13_CS; G04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-13" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4D538" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative" },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative" },
    { status = "Accepted" })
  post:silent("StatusNotification", "30 s")
end)
