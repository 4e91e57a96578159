-- The operator resets a busy station at once: the CSMS takes the end of the transaction and the boot.
scenario "TC_B_22_CSMS" {
  conformance = "TC_B_22_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_22_CSMS; 2.0.1 part 2, B12",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B22" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4101C" }

test(function()
  local id, first = ann:starts(post)
  post:told("TransactionEvent")
  post:tells("TransactionEvent", { transactionInfo = { transactionId = id, chargingState = "Charging" } })
  csms:command(post, "Reset", { type = "Immediate" }, { status = "Accepted" })
  post:hears("Reset", { type = "Immediate" })
  post:tells("TransactionEvent", { eventType = "Ended", transactionInfo = { transactionId = id } }, "5 min")
  post:boots({ reason = "RemoteReset" }, "5 min")
  post:tells("StatusNotification", { connectorStatus = "Occupied" })
end)
