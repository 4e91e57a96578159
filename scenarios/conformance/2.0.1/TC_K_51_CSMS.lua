-- A limit from outside ends during a transaction: the CSMS takes both messages.
scenario "TC_K_51_CSMS" {
  conformance = "TC_K_51_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_51_CSMS; part 2 K13",
  quiet = true,
}

local post = station "CP-K51" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4864C" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  post:external_limit { limit = "10 A", source = "EMS" }
  post:tells("NotifyChargingLimit", { chargingLimit = { chargingLimitSource = "EMS" } })
  wait "1 min"
  post:external_limit_ends "EMS"
  post:tells("ClearedChargingLimit", { chargingLimitSource = "EMS" })
  post:tells("TransactionEvent", { eventType = "Updated", triggerReason = "ChargingRateChanged" }, "2 min")
end)
