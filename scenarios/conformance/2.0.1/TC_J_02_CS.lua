-- Clock-aligned meter values during a transaction.
scenario "TC_J_02_CS" {
  conformance = "TC_J_02_CS",
  source = "OCPP 2.0.1 part 6 TC_J_02_CS; J01.FR.22",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-J-02" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { aligned_interval = "900 s", sample_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  local event = post:sends("TransactionEvent", { triggerReason = "MeterValueClock", transactionInfo = { transactionId = id } }, "16 min")
  check(event.meterValue[1].sampledValue[1].context == "Sample.Clock", "the context is Sample.Clock")
  check(event.meterValue[1].timestamp == "2026-03-06T10:15:00.000Z", "at the quarter of the hour")
end)
