-- Card first, and nobody plugs in: the transaction ends after EVConnectionTimeOut, and the EVSE is ready for the next session.
scenario "TC_E_05_CS" {
  conformance = "TC_E_05_CS",
  source = "OCPP 2.0.1 part 6 TC_E_05_CS; E03.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-E-05" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { tx_start_point = "Authorized", tx_stop_point = "Authorized" } }
local ann  = driver "Ann" { token = "04A1B2C3D48337" }

test(function()
  csms:sets(post, "TxCtrlr", "EVConnectionTimeOut", "40")
  check(ann:tap(post) == "Accepted", "the card is accepted")
  local id = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "Authorized",
    transactionInfo = { chargingState = one_of("Idle", absent) } }).transactionInfo.transactionId
  post:silent("TransactionEvent", "35 s")
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVConnectTimeout",
    transactionInfo = { transactionId = id, stoppedReason = "Timeout" } }, "10 s")
  check(ann:tap(post) == "Accepted", "the card is accepted again")
  local other = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "Authorized" }).transactionInfo.transactionId
  check(other ~= id, "for a transaction of its own")
  ann:plugs_in(post)
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { transactionId = other, chargingState = "Charging" } })
end)
