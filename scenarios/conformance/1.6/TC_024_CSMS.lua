-- The bolt of a socket does not close: the CSMS takes the fault.
scenario "TC_024_CSMS" {
  conformance = "TC_024_CSMS",
  source = "OCTT 1.6 TC_024_CSMS; OCPP 1.6 4.9, 7.6",
}

local post = station "CP-1024" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D476C1" }

test(function()
  post:breaks("connector bolt", {})
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("Authorize", { idTag = "04A1B2C3D476C1" })
  post:told("Authorize", { idTagInfo = { status = "Accepted" } })
  post:tells("StatusNotification", { connectorId = 1, status = "Faulted", errorCode = "ConnectorLockFailure" })
end)
