-- Reset at once while somebody charges: the transaction ends first.
scenario "TC_B_22_CS" {
  conformance = "TC_B_22_CS",
  source = "OCPP 2.0.1 part 6 TC_B_22_CS; B12.FR.02, B12.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-22" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D40E38" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "Reset", { type = "Immediate" }, { status = "Accepted" })
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "ResetCommand", idToken = absent,
    transactionInfo = { transactionId = id, chargingState = "EVConnected", stoppedReason = "ImmediateReset" } })
  post:sends("BootNotification", { reason = "RemoteReset" }, "3 min")
  post:sends("StatusNotification", { connectorStatus = "Occupied" })
end)
