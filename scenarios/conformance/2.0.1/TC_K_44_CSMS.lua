-- The CSMS asks for the composite schedule of the whole station.
scenario "TC_K_44_CSMS" {
  conformance = "TC_K_44_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_44_CSMS; part 2 K08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K144" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetCompositeSchedule", { evseId = 0, duration = 300, chargingRateUnit = "W" },
    { status = "Accepted", schedule = { evseId = 0, chargingSchedulePeriod = { { startPeriod = 0 } } } })
  post:hears("GetCompositeSchedule", { evseId = 0, duration = 300, chargingRateUnit = "W" })
end)
