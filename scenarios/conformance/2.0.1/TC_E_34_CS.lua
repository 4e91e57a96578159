-- GetTransactionStatus without an id when everything was heard.
scenario "TC_E_34_CS" {
  conformance = "TC_E_34_CS",
  source = "OCPP 2.0.1 part 6 TC_E_34_CS; E14.FR.06, E14.FR.08",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-E-34" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "10 s"
  csms:command(post, "GetTransactionStatus", {}, { ongoingIndicator = absent, messagesInQueue = false })
end)
