-- GetTransactionStatus just after an outage, while the transaction runs and events of it wait: told before they are.
scenario "TC_E_29_CS" {
  conformance = "TC_E_29_CS",
  source = "OCPP 2.0.1 part 6 TC_E_29_CS; E14.FR.02, E14.FR.04",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-E-29" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { sample_interval = "60 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D46E6F" }

test(function()
  local id = ann:charges(post)
  wait "5 s"
  csms:answers(post, "TransactionEvent", { delay = "5 s", times = "always" })
  post:disconnects "5 min"
  post:from_now()
  post:connects()
  csms:command(post, "GetTransactionStatus", { transactionId = id },
    { ongoingIndicator = true, messagesInQueue = true })
  for _ = 1, 2 do
    post:sends("TransactionEvent", { eventType = "Updated", offline = true, meterValue = any, transactionInfo = { transactionId = id } })
  end
  post:sends("TransactionEvent", { eventType = "Updated", offline = absent, transactionInfo = { transactionId = id } }, "3 min")
  wait "10 s"
  csms:command(post, "GetTransactionStatus", { transactionId = id },
    { ongoingIndicator = true, messagesInQueue = false })
end)
