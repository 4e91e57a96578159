-- Three values in a transaction at their interval.
scenario "TC_J_09_CSMS" {
  conformance = "TC_J_09_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_J_09_CSMS; 2.0.1 part 2, J02",
  quiet = true,
}

local post = station "CP-J09" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4F468" {}

test(function()
  post:calls_start("04A1B2C3D4F468", "2026-03-06T10:00:05Z")
  for i = 1, 3 do
    wait "1 min"
    local at = ("2026-03-06T10:%02d:05Z"):format(i)
    post:calls("TransactionEvent", { eventType = "Updated", timestamp = at, triggerReason = "MeterValuePeriodic", seqNo = i,
      transactionInfo = { transactionId = "tx-1" }, meterValue = { { timestamp = at, sampledValue = { { value = 1000 + 100 * i,
      context = "Sample.Periodic" } } } } }, {})
  end
end)
