-- Clock-aligned meter values in the end of a transaction.
scenario "TC_J_03_CS" {
  conformance = "TC_J_03_CS",
  source = "OCPP 2.0.1 part 6 TC_J_03_CS; J01, E06.FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-J-03" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { aligned_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4B13C" }

test(function()
  csms:sets(post, "AlignedDataCtrlr", "TxEndedInterval", "300")
  csms:sets(post, "AlignedDataCtrlr", "TxEndedMeasurands", "Energy.Active.Import.Register")
  local id = ann:charges(post)
  wait "12 min"
  ann:tap(post)
  local clock = {}
  for _, value in ipairs(post:sends("TransactionEvent", { eventType = "Ended" }).meterValue) do
    if value.sampledValue[1].context == "Sample.Clock" then clock[#clock + 1] = value.timestamp end
  end
  check(clock[1] == "2026-03-06T10:05:00.000Z" and clock[2] == "2026-03-06T10:10:00.000Z", "both values of the clock are there")
end)
