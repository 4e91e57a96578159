-- GetTransactionStatus while the transaction runs and all of it was heard.
scenario "TC_E_30_CS" {
  conformance = "TC_E_30_CS",
  source = "OCPP 2.0.1 part 6 TC_E_30_CS; E14.FR.02, E14.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-E-30" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D47BAF" }

test(function()
  local id = ann:charges(post)
  wait "10 s"
  csms:command(post, "GetTransactionStatus", { transactionId = id },
    { ongoingIndicator = true, messagesInQueue = false })
end)
