-- A station that starts up is accepted, and what it says of its connectors is taken.
scenario "TC_B_01_CSMS" {
  conformance = "TC_B_01_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_01_CSMS; 2.0.1 part 2, B01",
  quiet = true,
}

local post = station "CP-SB01" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local boot = post:sends("BootNotification", { reason = "PowerUp", chargingStation = { model = any, vendorName = any } })
  local told = post:told("BootNotification", { status = "Accepted", currentTime = any, interval = any })
  check(told and told.interval > 0, "the interval is that of the heartbeats")
  post:tells("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
end)
