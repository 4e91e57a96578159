-- There is no connector 9 to unlock.
scenario "TC_031_CS" {
  conformance = "TC_031_CS",
  source = "OCTT 1.6 TC_031_CS; OCPP 1.6 5.18",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-031" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "UnlockConnector", { connectorId = 9 }, { status = "NotSupported" })
end)
