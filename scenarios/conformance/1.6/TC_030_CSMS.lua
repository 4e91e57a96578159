-- The operator unlocks a socket whose bolt is stuck.
scenario "TC_030_CSMS" {
  conformance = "TC_030_CSMS",
  source = "OCTT 1.6 TC_030_CSMS; OCPP 1.6 5.18, 7.6",
  needs  = { "csms.command" },
}

local post = station "CP-1030" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D43A58" }

test(function()
  post:breaks("connector lock", { from = "end of session", remote_unlock = "fails", reset = "fails" })
  ann:charges(post)
  ann:tap(post)
  post:tells("StatusNotification", { errorCode = "ConnectorLockFailure" })
  csms:command(post, "UnlockConnector", { connectorId = 1 }, { status = "UnlockFailed" })
  post:hears("UnlockConnector", { connectorId = 1 })
end)
