-- The CSMS takes the news that an energy manager limits the station.
scenario "TC_K_48_CSMS" {
  conformance = "TC_K_48_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_48_CSMS; part 2 K12",
  quiet = true,
}

local post = station "CP-K48" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:external_limit { limit = "10 A", source = "EMS" }
  post:tells("NotifyChargingLimit", { chargingLimit = { chargingLimitSource = "EMS" } })
end)
