-- An event that is never answered is repeated as often as MessageAttempts says, then dropped.
scenario "TC_E_41_CS" {
  conformance = "TC_E_41_CS",
  source = "OCPP 2.0.1 part 6 TC_E_41_CS; E13.FR.02, E13.FR.03, E13.FR.04",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-E-41" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { message_attempts = 3, message_retry = "10 s", sample_interval = "0 s", aligned_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "5 s"
  csms:answers(post, "TransactionEvent", { silent = true, times = 3 })
  ann:tap(post)
  local ended = post:sends("TransactionEvent", { eventType = "Ended" })
  for _ = 2, 3 do
    check(post:sends("TransactionEvent", { eventType = "Ended" }, "2 min").seqNo == ended.seqNo, "the same event again")
  end
  post:silent("TransactionEvent", "3 min")
end)
