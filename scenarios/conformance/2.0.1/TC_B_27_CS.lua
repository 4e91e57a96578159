-- One EVSE is reset at once: its transaction ends, that of the other EVSE goes on.
scenario "TC_B_27_CS" {
  conformance = "TC_B_27_CS",
  source = "OCPP 2.0.1 part 6 TC_B_27_CS; B12.FR.02, B12.FR.08, E07.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-27" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D46462" }
local ben  = driver "Ben" { token = "04A1B2C3D56462" }

test(function()
  ann:plugs_in(post, 1)
  ann:tap(post, nil, 1)
  local id = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:sends("TransactionEvent", { transactionInfo = { transactionId = id, chargingState = "Charging" } })
  ben:plugs_in(post, 2)
  ben:tap(post, nil, 2)
  local other = post:sends("TransactionEvent", { eventType = "Started", evse = { id = 2 } }).transactionInfo.transactionId
  csms:command(post, "Reset", { type = "Immediate", evseId = 1 }, { status = "Accepted" })
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "ResetCommand", idToken = absent,
    transactionInfo = { transactionId = id, chargingState = "EVConnected", stoppedReason = "ImmediateReset" } })
  post:sends("StatusNotification", { evseId = 1, connectorStatus = "Unavailable" })
  post:sends("StatusNotification", { evseId = 1, connectorStatus = "Occupied" }, "1 min")
  post:silent("BootNotification", "1 min")
  csms:command(post, "GetTransactionStatus", { transactionId = other }, { ongoingIndicator = true })
  ann:tap(post, nil, 1)
  post:sends("TransactionEvent", { eventType = "Started", evse = { id = 1 } })
end)
