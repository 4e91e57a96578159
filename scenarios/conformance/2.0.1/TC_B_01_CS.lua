-- A cold boot that is accepted: BootNotification, then the status of every connector.
scenario "TC_B_01_CS" {
  conformance = "TC_B_01_CS",
  source = "OCPP 2.0.1 part 6 TC_B_01_CS; B01",
  quiet = true,
}

local post = station "CP-2-B-01" { profile = "neutral-dc-dual", ocpp = "2.0.1", overrides = { aligned_interval = "0 s" } }

test(function()
  post:boots({ reason = "PowerUp", chargingStation = { model = any, vendorName = any } })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
  post:sends("StatusNotification", { evseId = 2, connectorId = 1, connectorStatus = "Available" })
  post:sends("Heartbeat", {}, "6 min")
end)
