-- Clock-aligned meter values while nobody charges: of each EVSE, at each interval, with the configured measurands.
scenario "TC_J_01_CS" {
  conformance = "TC_J_01_CS",
  source = "OCPP 2.0.1 part 6 TC_J_01_CS; J01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-J-01" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }

test(function()
  csms:command(post, "SetVariables", { setVariableData = {
    { component = { name = "AlignedDataCtrlr" }, variable = { name = "Interval" }, attributeValue = "300" },
    { component = { name = "AlignedDataCtrlr" }, variable = { name = "Measurands" },
      attributeValue = "Energy.Active.Import.Register,Voltage" } } },
    { setVariableResult = { { attributeStatus = "Accepted" }, { attributeStatus = "Accepted" } } })
  for _, minute in ipairs { "05", "10", "15" } do
    for evse = 1, 2 do
      local value = post:sends("MeterValues", { evseId = evse }, "6 min").meterValue[1]
      check(value.timestamp == "2026-03-06T10:" .. minute .. ":00.000Z", "taken at the full five minutes")
      local seen = {}
      for _, sample in ipairs(value.sampledValue) do
        check(sample.context == "Sample.Clock", "the context is Sample.Clock")
        seen[sample.measurand or "Energy.Active.Import.Register"] = true
      end
      check(seen["Energy.Active.Import.Register"] and seen.Voltage, "with the configured measurands")
    end
  end
end)
