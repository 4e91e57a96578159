-- The CSMS takes the news that a limit from outside is gone.
scenario "TC_K_50_CSMS" {
  conformance = "TC_K_50_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_50_CSMS; part 2 K13",
  quiet = true,
}

local post = station "CP-K50" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:external_limit { limit = "10 A", source = "EMS" }
  post:tells("NotifyChargingLimit", { chargingLimit = { chargingLimitSource = "EMS" } })
  post:external_limit_ends "EMS"
  post:tells("ClearedChargingLimit", { chargingLimitSource = "EMS" })
end)
