-- The bolt is stuck: the answer says that it did not open, and the status says why.
scenario "TC_030_CS" {
  conformance = "TC_030_CS",
  source = "OCTT 1.6 TC_030_CS; OCPP 1.6 5.18, 7.6",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-030" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D403F9" }

test(function()
  post:breaks("connector lock", { from = "end of session", remote_unlock = "fails", reset = "fails" })
  local id = ann:charges(post)
  wait "2 min"
  ann:tap(post)
  post:sends("StopTransaction", { transactionId = id })
  post:sends("StatusNotification", { connectorId = 1, errorCode = "ConnectorLockFailure" })
  csms:command(post, "UnlockConnector", { connectorId = 1 }, { status = "UnlockFailed" })
end)
