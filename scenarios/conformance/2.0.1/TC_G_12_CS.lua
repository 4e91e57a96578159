-- ChangeAvailability of the station that is operative already.
scenario "TC_G_12_CS" {
  conformance = "TC_G_12_CS",
  source = "OCPP 2.0.1 part 6 TC_G_12_CS; G04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-12" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4954B" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Operative" },
    { status = "Accepted" })
  post:silent("StatusNotification", "30 s")
end)
