-- GetTransactionStatus of a transaction that never was.
scenario "TC_E_28_CS" {
  conformance = "TC_E_28_CS",
  source = "OCPP 2.0.1 part 6 TC_E_28_CS; E14.FR.01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-E-28" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D45A5E" }

test(function()
  csms:command(post, "GetTransactionStatus", { transactionId = "there is none" },
    { ongoingIndicator = false, messagesInQueue = false })
end)
