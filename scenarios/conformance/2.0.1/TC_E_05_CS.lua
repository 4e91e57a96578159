-- Card first, and nobody plugs in: the transaction that began with the card ends by itself.
scenario "TC_E_05_CS" {
  conformance = "TC_E_05_CS",
  source = "OCPP 2.0.1 part 6 TC_E_05_CS; E03.FR.05",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-E-05" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { tx_start_point = "Authorized", tx_stop_point = "EVConnected" } }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  local id = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "Authorized",
    transactionInfo = { chargingState = "Idle" } }).transactionInfo.transactionId
  wait "55 s"
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVConnectTimeout",
    transactionInfo = { transactionId = id, stoppedReason = "Timeout" } })
  ann:plugs_in(post)
  post:silent("TransactionEvent", "30 s")
end)
