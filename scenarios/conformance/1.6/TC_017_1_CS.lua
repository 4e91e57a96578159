-- Unlock a socket at which nobody charges.
scenario "TC_017_1_CS" {
  conformance = "TC_017_1_CS",
  source = "OCTT 1.6 TC_017_1_CS; OCPP 1.6 5.18",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-017-1" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "UnlockConnector", { connectorId = 1 }, { status = "Unlocked" })
  post:silent("StopTransaction", "30 s")
end)
