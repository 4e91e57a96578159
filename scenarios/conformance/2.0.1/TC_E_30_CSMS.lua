-- The operator asks after a transaction of which the CSMS has everything.
scenario "TC_E_30_CSMS" {
  conformance = "TC_E_30_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_30_CSMS; 2.0.1 part 2, E14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-E30" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D44194" {}

test(function()
  post:calls_start("04A1B2C3D44194", "2026-03-06T10:00:05Z")
  post:tampers("GetTransactionStatus", { answers = true, raw = '[3,"{id}",{"ongoingIndicator":true,"messagesInQueue":false}]' })
  csms:command(post, "GetTransactionStatus", { transactionId = "tx-1" },
    { ongoingIndicator = true, messagesInQueue = false })
  post:hears("GetTransactionStatus", { transactionId = "tx-1" })
end)
