-- The operator starts a session from afar at a post whose plug is in; the CSMS sends the token and takes the transaction.
scenario "TC_010_CSMS" {
  conformance = "TC_010_CSMS",
  source = "OCTT 1.6 TC_010_CSMS; OCPP 1.6 5.11",
  needs  = { "csms.command" },
}

local post = station "CP-110" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D49D26" }

test(function()
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  csms:command(post, "RemoteStartTransaction", { idTag = "04A1B2C3D49D26", connectorId = 1 }, { status = "Accepted" })
  post:hears("RemoteStartTransaction", { idTag = "04A1B2C3D49D26", connectorId = 1 })
  post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D49D26" })
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" }, transactionId = any })
  post:tells("StatusNotification", { connectorId = 1, status = "Charging" })
end)
