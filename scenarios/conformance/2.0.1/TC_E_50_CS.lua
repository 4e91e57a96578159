-- An event that is answered with an error is repeated after longer and longer waits, as often as MessageAttempts says, then dropped.
scenario "TC_E_50_CS" {
  conformance = "TC_E_50_CS",
  source = "OCPP 2.0.1 part 6 TC_E_50_CS; E13.FR.02, E13.FR.04",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-2-E-50" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { message_attempts = 3, message_retry = "10 s", sample_interval = "0 s", aligned_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4A73C" }

test(function()
  csms:answers(post, "TransactionEvent", { error = "InternalError", times = 3 })
  ann:plugs_in(post)
  ann:tap(post)
  local event = post:sends("TransactionEvent", { eventType = "Started" })
  for attempt = 1, 2 do
    post:denied("TransactionEvent", "InternalError")
    post:silent("TransactionEvent", ("%d s"):format(10 * attempt - 1))
    check(post:sends("TransactionEvent", { eventType = "Started" }, "2 s").seqNo == event.seqNo, "the same event again")
  end
  post:denied("TransactionEvent", "InternalError")
  local next_one = post:sends("TransactionEvent", { eventType = "Updated" }, "2 min")
  check(next_one.seqNo > event.seqNo, "then the next event has its turn")
  post:silent("TransactionEvent", "3 min")
end)
