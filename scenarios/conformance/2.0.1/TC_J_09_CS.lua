-- Sampled meter values during a transaction, at their interval.
scenario "TC_J_09_CS" {
  conformance = "TC_J_09_CS",
  source = "OCPP 2.0.1 part 6 TC_J_09_CS; J02.FR.11",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-J-09" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { aligned_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = "SampledDataCtrlr" },
    variable = { name = "TxUpdatedInterval" }, attributeValue = "60" } } },
    { setVariableResult = { { attributeStatus = "Accepted" } } })
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  local one = post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "MeterValuePeriodic" }, "90 s")
  local two = post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "MeterValuePeriodic" }, "90 s")
  local first, second = one.meterValue[1].sampledValue[1], two.meterValue[1].sampledValue[1]
  check(first.context == "Sample.Periodic" and second.value > first.value, "the register counts on")
end)
