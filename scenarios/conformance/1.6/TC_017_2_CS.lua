-- Unlock a connector with a fixed cable: there is nothing to unlock.
scenario "TC_017_2_CS" {
  conformance = "TC_017_2_CS",
  source = "OCTT 1.6 TC_017_2_CS; OCPP 1.6 5.18",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-017-2" { profile = "neutral-dc-dual" }

test(function()
  csms:command(post, "UnlockConnector", { connectorId = 1 }, { status = "NotSupported" })
end)
