-- An ordinary session: the card first, then the plug.
scenario "TC_004_1_CS" {
  conformance = "TC_004_1_CS",
  source = "OCTT 1.6 TC_004_1_CS; OCPP 1.6 4.8, 4.9",
  quiet = true,
}

local post = station "CP-004" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4CB15" }

test(function()
  post:from_now()
  ann:tap(post)
  post:sends("Authorize", { idTag = "04A1B2C3D4CB15" })
  post:told("Authorize", { idTagInfo = { status = "Accepted" } })
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  ann:plugs_in(post)
  post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D4CB15" })
  local id = post:told("StartTransaction", { idTagInfo = { status = "Accepted" } }).transactionId
  post:sends("StatusNotification", { connectorId = 1, status = "Charging" })
  wait "10 min"
  ann:tap(post)
  post:tells("StopTransaction", { transactionId = id })
  ann:drives_off()
  post:sends("StatusNotification", { connectorId = 1, status = "Available" })
end)
