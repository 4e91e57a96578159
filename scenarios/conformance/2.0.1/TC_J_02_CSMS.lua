-- Values at the full quarters while somebody charges: of the grid by themselves, of the EVSE in the transaction.
scenario "TC_J_02_CSMS" {
  conformance = "TC_J_02_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_J_02_CSMS; 2.0.1 part 2, J01",
  quiet = true,
}

local post = station "CP-J02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4A68E" {}

test(function()
  post:calls_start("04A1B2C3D4A68E", "2026-03-06T10:00:05Z")
  for i, minute in ipairs { "15", "30", "45" } do
    wait "15 min"
    local at = "2026-03-06T10:" .. minute .. ":00Z"
    post:calls("MeterValues", { evseId = 0, meterValue = { { timestamp = at, sampledValue = { { value = 1000 + 500 * i,
      context = "Sample.Clock", measurand = "Energy.Active.Import.Register" } } } } }, {})
    post:calls("TransactionEvent", { eventType = "Updated", timestamp = at, triggerReason = "MeterValueClock", seqNo = i,
      transactionInfo = { transactionId = "tx-1" }, meterValue = { { timestamp = at, sampledValue = { { value = 1000 + 500 * i,
      context = "Sample.Clock" } } } } }, {})
  end
end)
