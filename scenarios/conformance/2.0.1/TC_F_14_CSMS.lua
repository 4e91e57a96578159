-- The operator triggers the state of all transactions.
scenario "TC_F_14_CSMS" {
  conformance = "TC_F_14_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_14_CSMS; 2.0.1 part 2, F06",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-F14" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local first = post:sends("TransactionEvent", { eventType = "Started" })
  local id = first.transactionInfo.transactionId
  post:told("TransactionEvent")
  post:sends("TransactionEvent", { transactionInfo = { transactionId = id, chargingState = "Charging" } })
  post:told("TransactionEvent")
  csms:command(post, "TriggerMessage", { requestedMessage = "TransactionEvent" }, { status = "Accepted" })
  post:hears("TriggerMessage", { requestedMessage = "TransactionEvent" })
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "Trigger" })
  post:told("TransactionEvent")
end)
