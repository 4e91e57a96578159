-- An event that is never answered is repeated after longer and longer waits, as often as MessageAttempts says, then dropped.
scenario "TC_E_41_CS" {
  conformance = "TC_E_41_CS",
  source = "OCPP 2.0.1 part 6 TC_E_41_CS; E13.FR.02, E13.FR.03, E13.FR.04",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-2-E-41" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "EVConnected",
  message_attempts = 3, message_retry = "10 s", call_timeout = "30 s", sample_interval = "0 s", aligned_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4C929" }

test(function()
  csms:answers(post, "TransactionEvent", { silent = true, times = 3 })
  ann:plugs_in(post)
  local event = post:sends("TransactionEvent", { eventType = "Started" })
  for attempt = 1, 2 do                                 -- the time-out of 30 s, then 10 s more each time
    post:silent("TransactionEvent", ("%d s"):format(29 + 10 * attempt))
    check(post:sends("TransactionEvent", { eventType = "Started" }, "2 s").seqNo == event.seqNo, "the same event again")
  end
  post:silent("TransactionEvent", "3 min")
  ann:tap(post)
  local other = post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "Authorized" })
  check(other.seqNo == event.seqNo + 1, "what happens next is told")
  post:told "TransactionEvent"
end)
