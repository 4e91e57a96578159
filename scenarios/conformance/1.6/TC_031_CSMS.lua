-- The operator unlocks a connector that does not exist.
scenario "TC_031_CSMS" {
  conformance = "TC_031_CSMS",
  source = "OCTT 1.6 TC_031_CSMS; OCPP 1.6 5.18",
  needs  = { "csms.command" },
}

local post = station "CP-1031" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "UnlockConnector", { connectorId = 2 }, { status = "NotSupported" })
  post:hears("UnlockConnector", { connectorId = 2 })
end)
