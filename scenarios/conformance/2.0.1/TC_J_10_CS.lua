-- Sampled meter values in the event that ends a transaction: begin, samples and end.
scenario "TC_J_10_CS" {
  conformance = "TC_J_10_CS",
  source = "OCPP 2.0.1 part 6 TC_J_10_CS; J02, E06.FR.11",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-J-10" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { aligned_interval = "0 s", sample_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = "SampledDataCtrlr" },
    variable = { name = "TxEndedInterval" }, attributeValue = "300" } } },
    { setVariableResult = { { attributeStatus = "Accepted" } } })
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "11 min"
  ann:tap(post)
  local values = post:sends("TransactionEvent", { eventType = "Ended" }).meterValue
  local seen = {}
  for _, value in ipairs(values) do
    local context = value.sampledValue[1].context
    seen[context] = (seen[context] or 0) + 1
  end
  check(seen["Transaction.Begin"] == 1 and seen["Transaction.End"] == 1, "the register at both ends")
  check(seen["Sample.Periodic"] == 2, "and a sample each five minutes")
end)
