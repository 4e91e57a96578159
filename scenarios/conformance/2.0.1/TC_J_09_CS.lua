-- Sampled meter values during a transaction, at their interval, with the configured measurands.
scenario "TC_J_09_CS" {
  conformance = "TC_J_09_CS",
  source = "OCPP 2.0.1 part 6 TC_J_09_CS; J02.FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-J-09" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { aligned_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D49035" }

test(function()
  csms:command(post, "SetVariables", { setVariableData = {
    { component = { name = "SampledDataCtrlr" }, variable = { name = "TxUpdatedInterval" }, attributeValue = "60" },
    { component = { name = "SampledDataCtrlr" }, variable = { name = "TxUpdatedMeasurands" },
      attributeValue = "Energy.Active.Import.Register,Voltage" } } },
    { setVariableResult = { { attributeStatus = "Accepted" }, { attributeStatus = "Accepted" } } })
  ann:charges(post)
  local second, register
  for _ = 1, 3 do
    local value = post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "MeterValuePeriodic" }, "61 s").meterValue[1]
    local seen = {}
    for _, sample in ipairs(value.sampledValue) do
      check(sample.context == "Sample.Periodic", "the context is Sample.Periodic")
      seen[sample.measurand or "Energy.Active.Import.Register"] = sample.value
    end
    check(seen.Voltage ~= nil, "with the configured measurands")
    check(not register or seen["Energy.Active.Import.Register"] > register, "the register counts on")
    check(not second or value.timestamp:sub(18) == second, "a minute after the one before")
    register, second = seen["Energy.Active.Import.Register"], value.timestamp:sub(18)
  end
end)
