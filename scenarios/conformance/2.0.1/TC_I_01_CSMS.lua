-- The CSMS tells what a transaction has cost while it goes on.
scenario "TC_I_01_CSMS" {
  conformance = "TC_I_01_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_I_01_CSMS; 2.0.1 part 2, I02",
}

local post = station "CP-SI01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4B1D8" }
tariff "Day" { energy = "0.50 EUR/kWh", tax = "20 %", running_cost = true }

test(function()
  local id, first = ann:starts(post)
  local begin = first.meterValue[1].sampledValue[1].value
  post:told("TransactionEvent")
  post:hears("CostUpdated", { transactionId = id, totalCost = any }, "30 min")
  post:from_now()
  local update = post:sends("TransactionEvent", { eventType = "Updated", meterValue = any }, "30 min")
  local kwh
  for _, sample in ipairs(update.meterValue[1].sampledValue) do
    if sample.measurand == "Energy.Active.Import.Register" then kwh = (sample.value - begin) / 1000 end
  end
  local cost = post:hears("CostUpdated", { transactionId = id, totalCost = any }, "1 min").totalCost
  check(kwh > 0 and math.abs(cost - kwh * 0.50 * 1.2) < 0.02, "it is what the energy costs so far, tax included")
end)
