-- The operator resets a busy station when it is idle: the station waits for the end of the transaction.
scenario "TC_B_21_CSMS" {
  conformance = "TC_B_21_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_21_CSMS; 2.0.1 part 2, B12",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B21" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4F382" }

test(function()
  local id, first = ann:starts(post)
  post:told("TransactionEvent")
  post:tells("TransactionEvent", { transactionInfo = { transactionId = id, chargingState = "Charging" } })
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Scheduled" })
  post:hears("Reset", { type = "OnIdle" })
  ann:tap(post)
  post:tells("TransactionEvent", { eventType = "Ended", transactionInfo = { transactionId = id } })
  post:boots({ reason = "ScheduledReset" }, "5 min")
  post:tells("StatusNotification", { connectorStatus = "Occupied" })
end)
