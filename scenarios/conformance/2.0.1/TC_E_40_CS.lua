-- The connection is lost during a transaction: its events are kept, marked offline and told in order.
scenario "TC_E_40_CS" {
  conformance = "TC_E_40_CS",
  source = "OCPP 2.0.1 part 6 TC_E_40_CS; E11",
  quiet = true,
}

local post = station "CP-2-E-40" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { sample_interval = "120 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4551B" }

test(function()
  local id = ann:charges(post)
  post:disconnects "10 min"
  post:connects()
  local first = post:sends("TransactionEvent", { offline = true, triggerReason = "MeterValuePeriodic",
    transactionInfo = { transactionId = id } })
  local second = post:sends("TransactionEvent", { offline = true, transactionInfo = { transactionId = id } })
  check(second.seqNo == first.seqNo + 1 and second.timestamp >= first.timestamp, "in the order in which they happened")
  post:sends("TransactionEvent", { offline = absent, transactionInfo = { transactionId = id } }, "3 min")
end)
