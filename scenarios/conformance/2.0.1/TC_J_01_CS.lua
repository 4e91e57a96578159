-- Clock-aligned meter values while nobody charges.
scenario "TC_J_01_CS" {
  conformance = "TC_J_01_CS",
  source = "OCPP 2.0.1 part 6 TC_J_01_CS; J01",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-J-01" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { aligned_interval = "900 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  post:from_now()
  local values = post:sends("MeterValues", { evseId = 1 }, "16 min")
  check(values.meterValue[1].sampledValue[1].context == "Sample.Clock", "the context is Sample.Clock")
  check(values.meterValue[1].timestamp == "2026-03-06T10:15:00.000Z", "at the quarter of the hour")
end)
