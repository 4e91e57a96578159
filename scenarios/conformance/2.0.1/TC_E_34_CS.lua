-- GetTransactionStatus without an id of a station where nothing waits.
scenario "TC_E_34_CS" {
  conformance = "TC_E_34_CS",
  source = "OCPP 2.0.1 part 6 TC_E_34_CS; E14.FR.06, E14.FR.08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-E-34" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetTransactionStatus", {}, { ongoingIndicator = absent, messagesInQueue = false })
end)
