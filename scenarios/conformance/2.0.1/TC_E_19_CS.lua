-- With TxStopPoint ParkingBayOccupancy the transaction ends when the car drives away.
scenario "TC_E_19_CS" {
  conformance = "TC_E_19_CS",
  source = "OCPP 2.0.1 part 6 TC_E_19_CS; E06.FR.01",
  quiet = true,
}

local lot  = site "Lot" { bays = 1, at = { 52.09, 5.12 } }
local post = station "CP-2-E-19" { profile = "neutral-ac-22", ocpp = "2.0.1", bay = lot.bay[1],
  overrides = { tx_start_point = "ParkingBayOccupancy", tx_stop_point = "ParkingBayOccupancy" } }
local ann  = driver "Ann" { token = "04A1B2C3D45190" }

test(function()
  ann:park(lot.bay[1])
  local id = ann:charges(post)
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "StopAuthorized" })
  check(ann:pull_plug() == "free", "the cable is given back")
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "EVCommunicationLost" })
  ann:leave()
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVDeparted",
    transactionInfo = { transactionId = id, stoppedReason = "Local" } })
end)
