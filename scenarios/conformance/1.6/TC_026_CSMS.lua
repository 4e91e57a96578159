-- The operator starts a session where one runs already, and is told that it was rejected.
scenario "TC_026_CSMS" {
  conformance = "TC_026_CSMS",
  source = "OCTT 1.6 TC_026_CSMS; OCPP 1.6 5.11",
  needs  = { "csms.command" },
}

local post = station "CP-1026" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D44360" }

test(function()
  ann:charges(post)
  csms:command(post, "RemoteStartTransaction", { idTag = "04FFEEDDCC4360", connectorId = 1 }, { status = "Rejected" })
  post:hears("RemoteStartTransaction", { connectorId = 1 })
end)
