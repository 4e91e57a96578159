-- Clock-aligned meter values during a transaction come with its events, those of the idle EVSE by themselves.
scenario "TC_J_02_CS" {
  conformance = "TC_J_02_CS",
  source = "OCPP 2.0.1 part 6 TC_J_02_CS; J01.FR.22",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-J-02" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { connectors = 2, evses = 2, aligned_interval = "300 s", sample_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4A9F0" }

test(function()
  csms:sets(post, "AlignedDataCtrlr", "Measurands", "Energy.Active.Import.Register")
  ann:plugs_in(post, 1)
  ann:tap(post, nil, 1)
  local id = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  local last
  for _, minute in ipairs { "05", "10", "15" } do
    local event = post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "MeterValueClock",
      transactionInfo = { transactionId = id } }, "6 min")
    local value = event.meterValue[1]
    check(value.timestamp == "2026-03-06T10:" .. minute .. ":00.000Z", "taken at the full five minutes")
    check(value.sampledValue[1].context == "Sample.Clock", "the context is Sample.Clock")
    check(not last or value.sampledValue[1].value > last, "the register counts on")
    last = value.sampledValue[1].value
    local idle = post:sends("MeterValues", { evseId = 2 })
    check(idle.meterValue[1].timestamp == value.timestamp, "and of the idle EVSE at the same time")
  end
end)
