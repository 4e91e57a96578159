-- Plug first, then the card: the CSMS takes the transaction to its end.
scenario "TC_E_03_CSMS" {
  conformance = "TC_E_03_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_03_CSMS; 2.0.1 part 2, E02",
  quiet = true,
}

local post = station "CP-E03" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D41D07" }

test(function()
  local id, first = ann:starts(post)
  post:told("TransactionEvent")
  post:tells("TransactionEvent", { transactionInfo = { transactionId = id, chargingState = "Charging" } })
  wait "10 min"
  ann:tap(post)
  post:tells("TransactionEvent", { eventType = "Ended", transactionInfo = { transactionId = id } })
end)
