-- With TxStopPoint PowerPathClosed a remote stop ends the transaction.
scenario "TC_E_35_CS" {
  conformance = "TC_E_35_CS",
  source = "OCPP 2.0.1 part 6 TC_E_35_CS; E06.FR.06, F03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-E-35" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_stop_point = "PowerPathClosed" } }
local ann  = driver "Ann" { token = "04A1B2C3D45A60" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "RequestStopTransaction", { transactionId = id }, { status = "Accepted" })
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "RemoteStop",
    transactionInfo = { transactionId = id, stoppedReason = "Remote" } })
end)
