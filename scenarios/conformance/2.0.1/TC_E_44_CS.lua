-- The transaction is stopped while offline: its end is told afterwards, with the time at which it was.
scenario "TC_E_44_CS" {
  conformance = "TC_E_44_CS",
  source = "OCPP 2.0.1 part 6 TC_E_44_CS; E08, E11",
  quiet = true,
}

local post = station "CP-2-E-44" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { sample_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D43703" }

test(function()
  local id = ann:charges(post)
  post:link "cut"
  wait "5 min"
  ann:tap(post)
  check(ann:pull_plug() == "free", "the driver gets the cable although nobody hears it")
  wait "5 min"
  post:link_mends()
  post:from_now()
  post:connects()
  local ended = post:sends("TransactionEvent", { eventType = "Ended", offline = true,
    transactionInfo = { transactionId = id, stoppedReason = "Local" } }, "3 min")
  check(ended.timestamp < "2026-03-06T10:07", "with the time of the stop")
end)
