-- Values at the full quarter while nobody charges.
scenario "TC_J_01_CSMS" {
  conformance = "TC_J_01_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_J_01_CSMS; 2.0.1 part 2, J01",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-J01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4" {}

test(function()
  post:calls("MeterValues", { evseId = 0, meterValue = { { timestamp = "2026-03-06T10:00:00Z", sampledValue = { { value = 100,
    context = "Sample.Clock", measurand = "Energy.Active.Import.Register" } } } } }, {})
  post:calls("MeterValues", { evseId = 1, meterValue = { { timestamp = "2026-03-06T10:00:00Z", sampledValue = { { value = 100,
    context = "Sample.Clock", measurand = "Energy.Active.Import.Register" } } } } }, {})
end)
