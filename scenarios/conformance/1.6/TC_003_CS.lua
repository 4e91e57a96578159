-- An ordinary session: the plug goes in first, then the card.
scenario "TC_003_CS" {
  conformance = "TC_003_CS",
  source = "OCTT 1.6 TC_003_CS; OCPP 1.6 4.8, 4.10, 5.2",
  quiet = true,
}

local post = station "CP-003" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4FDF5" }

test(function()
  post:from_now()
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  ann:tap(post)
  post:sends("Authorize", { idTag = "04A1B2C3D4FDF5" })
  post:told("Authorize", { idTagInfo = { status = "Accepted" } })
  local start = post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D4FDF5", meterStart = any })
  local id = post:told("StartTransaction", { idTagInfo = { status = "Accepted" } }).transactionId
  post:sends("StatusNotification", { connectorId = 1, status = "Charging" })
  wait "10 min"
  ann:tap(post)
  local stop = post:tells("StopTransaction", { transactionId = id, idTag = "04A1B2C3D4FDF5" })
  check(stop.meterStop > start.meterStart, "energy flowed")
  post:sends("StatusNotification", { connectorId = 1, status = "Finishing" })
  ann:drives_off()
  post:sends("StatusNotification", { connectorId = 1, status = "Available" })
end)
