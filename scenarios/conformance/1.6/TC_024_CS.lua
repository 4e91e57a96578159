-- The bolt of the socket does not close: the connector is faulted, and no session begins.
scenario "TC_024_CS" {
  conformance = "TC_024_CS",
  source = "OCTT 1.6 TC_024_CS; OCPP 1.6 4.9, 7.6",
  quiet = true,
}

local post = station "CP-024" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D40874" }

test(function()
  post:breaks("connector bolt", {})
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  ann:tap(post)
  post:sends("Authorize", { idTag = "04A1B2C3D40874" })
  post:told("Authorize", { idTagInfo = { status = "Accepted" } })
  post:sends("StatusNotification", { connectorId = 1, status = "Faulted", errorCode = "ConnectorLockFailure" })
  post:silent("StartTransaction", "1 min")
end)
