-- An event that is answered at the second attempt is not sent a third time.
scenario "TC_E_42_CS" {
  conformance = "TC_E_42_CS",
  source = "OCPP 2.0.1 part 6 TC_E_42_CS; E13.FR.02",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-2-E-42" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { message_attempts = 3, message_retry = "10 s", sample_interval = "0 s", aligned_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D43FD9" }

test(function()
  local id = ann:charges(post)
  wait "5 s"
  csms:answers(post, "TransactionEvent", { silent = true })
  ann:tap(post)
  local ended = post:sends("TransactionEvent", { eventType = "Ended" })
  check(post:sends("TransactionEvent", { eventType = "Ended" }, "2 min").seqNo == ended.seqNo, "the same event again")
  post:told("TransactionEvent")
  post:silent("TransactionEvent", "3 min")
end)
