-- GetTransactionStatus without an id just after an outage: events of a transaction wait.
scenario "TC_E_33_CS" {
  conformance = "TC_E_33_CS",
  source = "OCPP 2.0.1 part 6 TC_E_33_CS; E14.FR.06, E14.FR.07",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-E-33" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { sample_interval = "60 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4310C" }

test(function()
  local id = ann:charges(post)
  wait "5 s"
  csms:answers(post, "TransactionEvent", { delay = "5 s", times = "always" })
  post:disconnects "5 min"
  post:from_now()
  post:connects()
  csms:command(post, "GetTransactionStatus", {}, { ongoingIndicator = absent, messagesInQueue = true })
  post:sends("TransactionEvent", { eventType = "Updated", offline = true, meterValue = any, transactionInfo = { transactionId = id } })
end)
