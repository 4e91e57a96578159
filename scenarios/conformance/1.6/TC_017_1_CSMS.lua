-- The operator unlocks a socket at which nobody charges.
scenario "TC_017_1_CSMS" {
  conformance = "TC_017_1_CSMS",
  source = "OCTT 1.6 TC_017_1_CSMS; OCPP 1.6 5.18",
  needs  = { "csms.command" },
}

local post = station "CP-1017-1" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "UnlockConnector", { connectorId = 1 }, { status = "Unlocked" })
  post:hears("UnlockConnector", { connectorId = 1 })
end)
