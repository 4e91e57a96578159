-- GetTransactionStatus just after an outage in which the transaction has ended: its events wait, and follow.
scenario "TC_E_31_CS" {
  conformance = "TC_E_31_CS",
  source = "OCPP 2.0.1 part 6 TC_E_31_CS; E14.FR.03, E14.FR.04",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-E-31" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { sample_interval = "60 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4432A" }

test(function()
  local id = ann:charges(post)
  wait "5 s"
  csms:answers(post, "TransactionEvent", { delay = "5 s", times = "always" })
  post:link "cut"
  wait "3 min"
  ann:tap(post)
  check(ann:pull_plug() == "free", "the driver gets the cable")
  wait "1 min"
  post:link_mends()
  post:from_now()
  post:connects()
  csms:command(post, "GetTransactionStatus", { transactionId = id },
    { ongoingIndicator = false, messagesInQueue = true })
  post:sends("TransactionEvent", { eventType = "Updated", offline = true, transactionInfo = { transactionId = id } })
  post:sends("TransactionEvent", { eventType = "Ended", offline = true, triggerReason = "StopAuthorized",
    transactionInfo = { transactionId = id, stoppedReason = one_of("Local", absent) } })
end)
