-- With TxStopPoint EnergyTransfer the stop by card ends the transaction.
scenario "TC_E_08_CS" {
  conformance = "TC_E_08_CS",
  source = "OCPP 2.0.1 part 6 TC_E_08_CS; E06.FR.07",
  quiet = true,
}

local post = station "CP-2-E-08" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_stop_point = "EnergyTransfer" } }
local ann  = driver "Ann" { token = "04A1B2C3D436C9" }

test(function()
  local id = ann:charges(post)
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "StopAuthorized",
    transactionInfo = { transactionId = id, chargingState = "EVConnected" } })
end)
