-- The operator unlocks a fixed cable and is told that this is not supported.
scenario "TC_017_2_CSMS" {
  conformance = "TC_017_2_CSMS",
  source = "OCTT 1.6 TC_017_2_CSMS; OCPP 1.6 5.18",
  needs  = { "csms.command" },
}

local post = station "CP-1017-2" { profile = "neutral-dc-dual" }

test(function()
  csms:command(post, "UnlockConnector", { connectorId = 1 }, { status = "NotSupported" })
  post:hears("UnlockConnector", { connectorId = 1 })
end)
