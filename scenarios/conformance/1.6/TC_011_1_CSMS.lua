-- The operator starts a session before the plug is in.
scenario "TC_011_1_CSMS" {
  conformance = "TC_011_1_CSMS",
  source = "OCTT 1.6 TC_011_1_CSMS; OCPP 1.6 5.11",
}

local post = station "CP-1011-1" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  csms:command(post, "RemoteStartTransaction", { idTag = "04A1B2C3D4", connectorId = 1 }, { status = "Accepted" })
  post:hears("RemoteStartTransaction", { idTag = "04A1B2C3D4" })
  ann:plugs_in(post)
  post:sends("StartTransaction", { idTag = "04A1B2C3D4" })
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" }, transactionId = any })
end)
