-- The operator unlocks a socket whose bolt is stuck.
scenario "TC_030_CSMS" {
  conformance = "TC_030_CSMS",
  source = "OCTT 1.6 TC_030_CSMS; OCPP 1.6 5.18, 7.6",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-1030" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  post:breaks("connector lock", { from = "end of session", remote_unlock = "fails", reset = "fails" })
  ann:plugs_in(post)
  ann:tap(post)
  local start = post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D4" })
  local id = post:told("StartTransaction", { idTagInfo = { status = "Accepted" } }).transactionId
  post:sends("StatusNotification", { connectorId = 1, status = "Charging" })
  ann:tap(post)
  post:sends("StatusNotification", { errorCode = "ConnectorLockFailure" })
  post:told("StatusNotification")
  csms:command(post, "UnlockConnector", { connectorId = 1 }, { status = "UnlockFailed" })
  post:hears("UnlockConnector", { connectorId = 1 })
end)
