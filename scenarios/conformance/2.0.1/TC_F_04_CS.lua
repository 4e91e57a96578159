-- Remote start, and nobody plugs in: the transaction ends after EVConnectionTimeOut, and the EVSE can be started again.
scenario "TC_F_04_CS" {
  conformance = "TC_F_04_CS",
  source = "OCPP 2.0.1 part 6 TC_F_04_CS; F02.FR.07, E03.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-04" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "Authorized" } }
token "04A1B2C3D459B4" {}

test(function()
  csms:sets(post, "TxCtrlr", "EVConnectionTimeOut", "40")
  csms:command(post, "RequestStartTransaction", { evseId = 1, remoteStartId = 77,
    idToken = card "04A1B2C3D459B4" }, { status = "Accepted" })
  local id = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "RemoteStart",
    transactionInfo = { remoteStartId = 77 } }).transactionInfo.transactionId
  post:silent("TransactionEvent", "35 s")
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVConnectTimeout",
    transactionInfo = { transactionId = id, stoppedReason = "Timeout" } }, "10 s")
  csms:command(post, "RequestStartTransaction", { evseId = 1, remoteStartId = 78,
    idToken = card "04A1B2C3D459B4" }, { status = "Accepted" })
  post:sends("TransactionEvent", { eventType = "Started", triggerReason = "RemoteStart", transactionInfo = { remoteStartId = 78 } })
end)
