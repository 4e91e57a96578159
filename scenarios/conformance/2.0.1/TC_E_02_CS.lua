-- With TxStartPoint EnergyTransfer the transaction begins with the first energy.
scenario "TC_E_02_CS" {
  conformance = "TC_E_02_CS",
  source = "OCPP 2.0.1 part 6 TC_E_02_CS; E01.FR.06",
  quiet = true,
}

local post = station "CP-2-E-02" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "EnergyTransfer" } }
local ann  = driver "Ann" { token = "04A1B2C3D4C6AB" }

test(function()
  post:from_now()
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Started", triggerReason = "ChargingStateChanged", seqNo = 0,
    transactionInfo = { chargingState = "Charging" }, idToken = { idToken = "04A1B2C3D4C6AB" }, numberOfPhasesUsed = any })
end)
