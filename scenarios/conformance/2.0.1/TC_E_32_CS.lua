-- GetTransactionStatus of a transaction that has ended and was heard to the end.
scenario "TC_E_32_CS" {
  conformance = "TC_E_32_CS",
  source = "OCPP 2.0.1 part 6 TC_E_32_CS; E14.FR.03, E14.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-E-32" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4B8CF" }

test(function()
  local id = ann:charges(post)
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  wait "10 s"
  csms:command(post, "GetTransactionStatus", { transactionId = id },
    { ongoingIndicator = false, messagesInQueue = false })
end)
