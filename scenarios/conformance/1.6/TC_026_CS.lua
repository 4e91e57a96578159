-- A start from afar at a connector that charges already is rejected.
scenario "TC_026_CS" {
  conformance = "TC_026_CS",
  source = "OCTT 1.6 TC_026_CS; OCPP 1.6 5.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-026" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D42BFD" }

test(function()
  ann:charges(post)
  csms:command(post, "RemoteStartTransaction", { idTag = "FFFFFFFF", connectorId = 1 }, { status = "Rejected" })
  post:silent("StartTransaction", "30 s")
end)
