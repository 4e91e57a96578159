-- An event that is answered with an error once is sent again after MessageAttemptInterval.
scenario "TC_E_51_CS" {
  conformance = "TC_E_51_CS",
  source = "OCPP 2.0.1 part 6 TC_E_51_CS; E13.FR.03",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-2-E-51" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { message_attempts = 3, message_retry = "10 s", sample_interval = "0 s", aligned_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D491DE" }

test(function()
  local id = ann:charges(post)
  wait "5 s"
  csms:answers(post, "TransactionEvent", { error = "InternalError" })
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  post:denied("TransactionEvent", "InternalError")
  post:silent("TransactionEvent", "9 s")
  post:tells("TransactionEvent", { eventType = "Ended" })
  post:silent("TransactionEvent", "1 min")
end)
