-- The cable comes out after the stop: the answer to the end of the transaction says what it has cost, tax included.
scenario "TC_I_02_CSMS" {
  conformance = "TC_I_02_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_I_02_CSMS; 2.0.1 part 2, I03",
}

local post = station "CP-SI02" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_stop_point = "EVConnected" } }
local ann  = driver "Ann" { token = "04A1B2C3D46B5F" }
tariff "Day" { energy = "0.50 EUR/kWh", tax = "20 %" }

test(function()
  local id = ann:starts(post)
  post:told("TransactionEvent")
  wait "1 h"
  ann:tap(post)
  post:tells("TransactionEvent", { eventType = "Updated", triggerReason = "StopAuthorized" })
  wait "5 s"
  check(ann:pull_plug() == "free", "the cable is given back")
  post:sends("StatusNotification", { connectorStatus = "Available" })
  local ended = post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "EVCommunicationLost",
    transactionInfo = { transactionId = id, chargingState = "Idle" }, meterValue = any })
  local register = {}
  for _, value in ipairs(ended.meterValue) do
    for _, sample in ipairs(value.sampledValue) do
      if sample.measurand == "Energy.Active.Import.Register" then register[sample.context] = sample.value end
    end
  end
  local kwh = (register["Transaction.End"] - register["Transaction.Begin"]) / 1000
  local told = post:told("TransactionEvent", { totalCost = any })
  check(kwh > 1 and math.abs(told.totalCost - kwh * 0.50 * 1.2) < 0.02, "it is what the energy costs, tax included")
end)
