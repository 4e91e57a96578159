-- With TxStopPoint Authorized a card without a plug is forgotten after EVConnectionTimeOut: who plugs in later does not charge.
scenario "TC_E_39_CS" {
  conformance = "TC_E_39_CS",
  source = "OCPP 2.0.1 part 6 TC_E_39_CS; E06.FR.04, E06.FR.15",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-E-39" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { tx_start_point = "Authorized", tx_stop_point = "Authorized" } }
local ann  = driver "Ann" { token = "04A1B2C3D4837D" }

test(function()
  csms:sets(post, "TxCtrlr", "EVConnectionTimeOut", "20")
  check(ann:tap(post) == "Accepted", "the card is accepted")
  local id = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:silent("TransactionEvent", "15 s")
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVConnectTimeout",
    transactionInfo = { transactionId = id, stoppedReason = "Timeout" } }, "10 s")
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorStatus = "Occupied" })
  post:silent("TransactionEvent", "1 min")
end)
