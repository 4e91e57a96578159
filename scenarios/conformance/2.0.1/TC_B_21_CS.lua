-- Reset on idle while somebody charges: after the transaction.
scenario "TC_B_21_CS" {
  conformance = "TC_B_21_CS",
  source = "OCPP 2.0.1 part 6 TC_B_21_CS; B12.FR.01, B12.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-21" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D43A84" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Scheduled" })
  post:silent("BootNotification", "2 min")
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "StopAuthorized", transactionInfo = { transactionId = id } })
  post:sends("BootNotification", { reason = "ScheduledReset" }, "3 min")
  post:sends("StatusNotification", { connectorStatus = "Occupied" })
end)
