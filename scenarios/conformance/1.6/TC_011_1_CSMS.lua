-- The operator starts a session before the plug is in.
scenario "TC_011_1_CSMS" {
  conformance = "TC_011_1_CSMS",
  source = "OCTT 1.6 TC_011_1_CSMS; OCPP 1.6 5.11",
  needs  = { "csms.command" },
}

local post = station "CP-1011-1" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D450FD" }

test(function()
  csms:command(post, "RemoteStartTransaction", { idTag = "04A1B2C3D450FD", connectorId = 1 }, { status = "Accepted" })
  post:hears("RemoteStartTransaction", { idTag = "04A1B2C3D450FD" })
  ann:plugs_in(post)
  post:sends("StartTransaction", { idTag = "04A1B2C3D450FD" })
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" }, transactionId = any })
end)
