-- The CSMS asks for the composite schedule of an EVSE.
scenario "TC_K_43_CSMS" {
  conformance = "TC_K_43_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_43_CSMS; part 2 K08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K143" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 300, chargingRateUnit = "A" },
    { status = "Accepted", schedule = { evseId = 1, chargingSchedulePeriod = { { startPeriod = 0 } } } })
  post:hears("GetCompositeSchedule", { evseId = 1, duration = 300, chargingRateUnit = "A" })
end)
