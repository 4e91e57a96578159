-- A station boots: it introduces itself, then reports its connectors, then beats.
scenario "TC_001_CS" {
  conformance = "TC_001_CS",
  source = "OCTT 1.6 TC_001_CS; OCPP 1.6 4.2, 4.6, 4.9",
  quiet = true,
}

local post = station "CP-001" { profile = "neutral-ac-22" }
csms:answers(post, "BootNotification", { status = "Accepted", interval = 60 })

test(function()
  post:sends("BootNotification", { chargePointVendor = any, chargePointModel = any })
  post:told("BootNotification", { status = "Accepted", interval = 60 })
  post:sends("StatusNotification", { connectorId = 1, status = "Available", errorCode = "NoError" })
  post:sends("Heartbeat", "90 s")
  post:told("Heartbeat", { currentTime = any })
  post:sends("Heartbeat", "70 s")
end)
