-- One EVSE is reset when its transaction is over; nobody begins another before that.
scenario "TC_B_26_CS" {
  conformance = "TC_B_26_CS",
  source = "OCPP 2.0.1 part 6 TC_B_26_CS; B12.FR.01, B12.FR.07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-26" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D4EC5C" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "Reset", { type = "OnIdle", evseId = 1 }, { status = "Scheduled" })
  post:silent("StatusNotification", "2 min")
  csms:command(post, "Reset", { type = "OnIdle", evseId = 1 }, { status = "Rejected" })
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "StopAuthorized",
    transactionInfo = { transactionId = id, stoppedReason = "Local" } })
  post:sends("StatusNotification", { evseId = 1, connectorStatus = "Unavailable" })
  csms:command(post, "RequestStartTransaction", { remoteStartId = 1, evseId = 1, idToken = card "04A1B2C3D4EC5C" },
    { status = "Rejected" })
  post:sends("StatusNotification", { evseId = 1, connectorStatus = "Occupied" }, "1 min")
  post:silent("BootNotification", "1 min")
end)
