-- The operator asks a station whether messages of any transaction wait: none do.
scenario "TC_E_34_CSMS" {
  conformance = "TC_E_34_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_34_CSMS; 2.0.1 part 2, E14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-E34" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("GetTransactionStatus", { answers = true, raw = '[3,"{id}",{"messagesInQueue":false}]' })
  csms:command(post, "GetTransactionStatus", {}, { ongoingIndicator = absent, messagesInQueue = false })
  post:hears("GetTransactionStatus", { transactionId = absent })
end)
