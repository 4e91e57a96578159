-- ChangeAvailability of a connector that is operative already.
scenario "TC_G_15_CS" {
  conformance = "TC_G_15_CS",
  source = "OCPP 2.0.1 part 6 TC_G_15_CS; G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-15" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4722C" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Operative", evse = { id = 1, connectorId = 1 } },
    { status = "Accepted" })
  post:silent("StatusNotification", "30 s")
end)
