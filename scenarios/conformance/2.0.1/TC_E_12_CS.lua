-- With TxStartPoint ParkingBayOccupancy the car that drives in begins the transaction.
scenario "TC_E_12_CS" {
  conformance = "TC_E_12_CS",
  source = "OCPP 2.0.1 part 6 TC_E_12_CS; E01.FR.01",
  quiet = true,
}

local lot  = site "Lot" { bays = 1, at = { 52.09, 5.12 } }
local post = station "CP-2-E-12" { profile = "neutral-ac-22", ocpp = "2.0.1", bay = lot.bay[1],
  overrides = { tx_start_point = "ParkingBayOccupancy", tx_stop_point = "ParkingBayOccupancy" } }
local ann  = driver "Ann" { token = "04A1B2C3D4A23A" }

test(function()
  post:from_now()
  ann:park(lot.bay[1])
  local id = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "EVDetected",
    transactionInfo = { chargingState = "Idle" } }).transactionInfo.transactionId
  ann:plugs_in(post)
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "CablePluggedIn",
    transactionInfo = { transactionId = id, chargingState = "EVConnected" } })
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "Authorized", idToken = { idToken = "04A1B2C3D4A23A" } })
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { transactionId = id, chargingState = "Charging" } })
end)
