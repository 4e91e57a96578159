-- TriggerMessage TransactionEvent of one EVSE.
scenario "TC_F_13_CS" {
  conformance = "TC_F_13_CS",
  source = "OCPP 2.0.1 part 6 TC_F_13_CS; F06.FR.07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-13" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4EA5B" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "TriggerMessage", { requestedMessage = "TransactionEvent", evse = { id = 1 } },
    { status = "Accepted" })
  local event = post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "Trigger",
    transactionInfo = { transactionId = id, chargingState = "Charging" } })
  check(event.meterValue[1].sampledValue[1].context == "Trigger", "with the latest sample")
end)
