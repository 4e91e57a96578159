-- A limit from outside ends during a transaction: the CSMS takes both messages.
scenario "TC_K_51_CSMS" {
  conformance = "TC_K_51_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_51_CSMS; part 2 K13",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-K151" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } }, "2 min").transactionInfo.transactionId
  post:calls("ClearedChargingLimit", { chargingLimitSource = "EMS", evseId = 1 }, {})
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:05:00.000Z", triggerReason = "ChargingRateChanged", seqNo = 900,
    transactionInfo = { transactionId = id, chargingState = "Charging" } }, {})
end)
