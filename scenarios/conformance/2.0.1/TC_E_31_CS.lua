-- GetTransactionStatus of a transaction that has ended, whose end waits for its answer.
scenario "TC_E_31_CS" {
  conformance = "TC_E_31_CS",
  source = "OCPP 2.0.1 part 6 TC_E_31_CS; E14.FR.03, E14.FR.04",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-E-31" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "5 s"
  csms:answers(post, "TransactionEvent", { silent = true, times = "always" })
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  csms:command(post, "GetTransactionStatus", { transactionId = id }, { ongoingIndicator = false, messagesInQueue = true })
end)
