-- Meter values are sampled in the interval that was set, with the measurands that were set.
scenario "TC_070_CS" {
  conformance = "TC_070_CS",
  source = "OCTT 1.6 TC_070_CS; OCPP 1.6 4.7, 9.1.20",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-070" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D40DEB" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "MeterValueSampleInterval", value = "60" }, { status = "Accepted" })
  csms:command(post, "ChangeConfiguration",
    { key = "MeterValuesSampledData", value = "Energy.Active.Import.Register,Power.Active.Import" }, { status = "Accepted" })
  local id = ann:charges(post)
  for _ = 1, 3 do
    post:sends("MeterValues", {
      connectorId = 1, transactionId = id,
      meterValue = { { sampledValue = some { measurand = "Energy.Active.Import.Register", context = "Sample.Periodic" } } },
    }, "61 s")
    post:told("MeterValues")
  end
end)
