-- Sampled meter values in the event that ends a transaction: samples at their interval, and the end.
scenario "TC_J_10_CS" {
  conformance = "TC_J_10_CS",
  source = "OCPP 2.0.1 part 6 TC_J_10_CS; J02, E06.FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-J-10" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { aligned_interval = "0 s", sample_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D40C72" }

test(function()
  csms:command(post, "SetVariables", { setVariableData = {
    { component = { name = "SampledDataCtrlr" }, variable = { name = "TxEndedInterval" }, attributeValue = "300" },
    { component = { name = "AlignedDataCtrlr" }, variable = { name = "TxEndedMeasurands" }, attributeValue = "" } } },
    { setVariableResult = { { attributeStatus = "Accepted" }, { attributeStatus = "Accepted" } } })
  ann:charges(post)
  wait "11 min"
  ann:tap(post)
  local at, ends = {}, 0
  for _, value in ipairs(post:sends("TransactionEvent", { eventType = "Ended" }).meterValue) do
    local context = value.sampledValue[1].context
    if context == "Sample.Periodic" then at[#at + 1] = value.timestamp end
    if context == "Transaction.End" then ends = ends + 1 end
    check(context ~= "Sample.Clock", "nothing of the clock")
  end
  check(ends == 1, "the register at the end")
  local function seconds(t) return tonumber(t:sub(15, 16)) * 60 + tonumber(t:sub(18, 23)) end
  check(#at == 2 and seconds(at[2]) - seconds(at[1]) == 300, "and a sample each five minutes")
end)
