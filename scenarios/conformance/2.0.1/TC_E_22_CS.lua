-- With TxStopPoint EnergyTransfer the transaction ends when the car has enough.
scenario "TC_E_22_CS" {
  conformance = "TC_E_22_CS",
  source = "OCPP 2.0.1 part 6 TC_E_22_CS; E06.FR.07",
  quiet = true,
}

local post = station "CP-2-E-22" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { tx_stop_point = "EnergyTransfer", sample_interval = "0 s", aligned_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D489BB", vehicle = vehicle "Nearly full" { battery = "50 kWh", soc = "97 %" } }

test(function()
  local id = ann:charges(post)
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "ChargingStateChanged",
    transactionInfo = { transactionId = id, chargingState = one_of("EVConnected", "SuspendedEV"), stoppedReason = "StoppedByEV" } }, "2 h")
end)
