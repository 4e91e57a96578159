-- The operator triggers the state of the transaction at one EVSE.
scenario "TC_F_13_CSMS" {
  conformance = "TC_F_13_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_13_CSMS; 2.0.1 part 2, F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F13" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D44DEF" }

test(function()
  local id, first = ann:starts(post)
  post:told("TransactionEvent")
  post:tells("TransactionEvent", { transactionInfo = { transactionId = id, chargingState = "Charging" } })
  csms:command(post, "TriggerMessage", { requestedMessage = "TransactionEvent", evse = { id = 1 } },
    { status = "Accepted" })
  post:hears("TriggerMessage", { requestedMessage = "TransactionEvent", evse = { id = 1 } })
  post:tells("TransactionEvent", { eventType = "Updated", triggerReason = "Trigger" })
end)
