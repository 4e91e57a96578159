-- The answer to the end of a transaction says what it has cost, tax included.
scenario "TC_I_02_CSMS" {
  conformance = "TC_I_02_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_I_02_CSMS; 2.0.1 part 2, I03",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-I02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }
tariff "Day" { energy = "0.50 EUR/kWh", tax = "20 %" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local first = post:sends("TransactionEvent", { eventType = "Started" })
  local id = first.transactionInfo.transactionId
  post:told("TransactionEvent")
  wait "1 h"
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended", transactionInfo = { transactionId = id } })
  local told = post:told("TransactionEvent", { totalCost = any })
  check(told and told.totalCost > 0, "an hour of charging has cost something")
end)
