-- Meter values are aligned with the clock: with 900 s at every quarter of an hour.
scenario "TC_071_CS" {
  conformance = "TC_071_CS",
  source = "OCTT 1.6 TC_071_CS; OCPP 1.6 4.7, 9.1.6",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-071" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D428CB" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "ClockAlignedDataInterval", value = "900" },
    { status = "Accepted" })
  csms:command(post, "ChangeConfiguration", { key = "MeterValuesAlignedData", value = "Energy.Active.Import.Register" },
    { status = "Accepted" })
  ann:charges(post)
  for _, quarter in ipairs { "15", "30", "45" } do
    local values = post:sends("MeterValues", {
      connectorId = 1, meterValue = { { sampledValue = some { context = "Sample.Clock" } } },
    }, "16 min")
    check(values.meterValue[1].timestamp:sub(12, 16) == "10:" .. quarter, "taken at 10:" .. quarter)
  end
end)
