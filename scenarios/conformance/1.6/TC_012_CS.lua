-- A session is ended from afar.
scenario "TC_012_CS" {
  conformance = "TC_012_CS",
  source = "OCTT 1.6 TC_012_CS; OCPP 1.6 5.12",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-012" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local start = post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D4" })
  local id = post:told("StartTransaction", { idTagInfo = { status = "Accepted" } }).transactionId
  post:sends("StatusNotification", { connectorId = 1, status = "Charging" })
  csms:command(post, "RemoteStopTransaction", { transactionId = id }, { status = "Accepted" })
  post:sends("StopTransaction", { transactionId = id, reason = "Remote" })
  post:told("StopTransaction")
  post:sends("StatusNotification", { connectorId = 1, status = "Finishing" })
  wait "2 s"
  ann:drives_off()
  post:sends("StatusNotification", { connectorId = 1, status = "Available" })
end)
