-- A plug goes in: the connector is Occupied.
scenario "TC_G_01_CS" {
  conformance = "TC_G_01_CS",
  source = "OCPP 2.0.1 part 6 TC_G_01_CS; G01",
  quiet = true,
}

local post = station "CP-2-G-01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4CC2A" }

test(function()
  post:from_now()
  ann:plugs_in(post)
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Occupied" })
end)
