-- Sampled meter values in the event that begins a transaction with the plug: the measurands that are configured.
scenario "TC_J_07_CS" {
  conformance = "TC_J_07_CS",
  source = "OCPP 2.0.1 part 6 TC_J_07_CS; J02, E01.FR.09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-J-07" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "EVConnected" } }
local ann  = driver "Ann" { token = "04A1B2C3D473A0" }

test(function()
  csms:sets(post, "SampledDataCtrlr", "TxStartedMeasurands", "Energy.Active.Import.Register,Voltage")
  ann:plugs_in(post)
  local started = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "CablePluggedIn", meterValue = any })
  local seen = {}
  for _, sample in ipairs(started.meterValue[1].sampledValue) do
    check(sample.context == "Transaction.Begin", "the context is Transaction.Begin")
    seen[sample.measurand or "Energy.Active.Import.Register"] = true
  end
  check(seen["Energy.Active.Import.Register"] and seen.Voltage, "with the configured measurands")
  ann:tap(post)
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
