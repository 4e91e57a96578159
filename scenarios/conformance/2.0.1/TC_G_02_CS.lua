-- The plug comes out: the connector is Available.
scenario "TC_G_02_CS" {
  conformance = "TC_G_02_CS",
  source = "OCPP 2.0.1 part 6 TC_G_02_CS; G01",
  quiet = true,
}

local post = station "CP-2-G-02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D433A4" }

test(function()
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorStatus = "Occupied" })
  check(ann:pull_plug() == "free", "nobody charges")
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
end)
