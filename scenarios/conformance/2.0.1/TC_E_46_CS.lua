-- The car ends the session (ISO 15118): the authorization ends, and the transaction where TxStopPoint says so.
scenario "TC_E_46_CS" {
  conformance = "TC_E_46_CS",
  source = "OCPP 2.0.1 part 6 TC_E_46_CS; E15.FR.04, E15.FR.05",
  quiet = true,
}

local vehicles = { vehicle "Talker" { battery = "50 kWh", soc = "20 %", iso15118 = true },
  vehicle "Other" { battery = "50 kWh", soc = "20 %", iso15118 = true } }
local post  = station "CP-2-E-46-1" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_stop_point = "Authorized" } }
local other = station "CP-2-E-46-2" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_stop_point = "EVConnected" } }
local ann   = driver "Ann" { token = "04A1B2C3D41D35", vehicle = vehicles[1] }
local bob   = driver "Bob" { token = "05B2C3D4E51D35", vehicle = vehicles[2] }

test(function()
  local id = ann:charges(post)
  wait "2 min"
  check(ann:ends_in_car(), "the car tells the station")
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "StopAuthorized", idToken = absent,
    transactionInfo = { transactionId = id, chargingState = "EVConnected", stoppedReason = "StoppedByEV" } })
  bob:plugs_in(other)
  bob:tap(other)
  id = other:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  other:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  check(bob:ends_in_car(), "the car tells the station")
  other:sends("TransactionEvent", { eventType = "Updated", triggerReason = "StopAuthorized",
    transactionInfo = { transactionId = id, chargingState = "EVConnected" } })
  wait "5 s"
  bob:drives_off()
  other:sends("TransactionEvent", { eventType = "Ended", transactionInfo = { transactionId = id } })
end)
