-- The operator ends a transaction.
scenario "TC_E_21_CSMS" {
  conformance = "TC_E_21_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_21_CSMS; 2.0.1 part 2, F03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-E21" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4DC83" }

test(function()
  local id, first = ann:starts(post)
  post:told("TransactionEvent")
  post:tells("TransactionEvent", { transactionInfo = { transactionId = id, chargingState = "Charging" } })
  csms:command(post, "RequestStopTransaction", { transactionId = id }, { status = "Accepted" })
  post:hears("RequestStopTransaction", { transactionId = id })
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "RemoteStop", transactionInfo = { transactionId = id,
    stoppedReason = "Remote" } })
  post:told("TransactionEvent")
end)
