-- Without profiles the composite schedule of the station is what it can do itself.
scenario "TC_K_39_CS" {
  conformance = "TC_K_39_CS",
  source = "OCPP 2.0.1 part 6 TC_K_39_CS; part 2 K08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K39" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local got = csms:command(post, "GetCompositeSchedule", { evseId = 0, duration = 300, chargingRateUnit = "A" },
    { status = "Accepted", schedule = { evseId = 0, duration = 300, chargingRateUnit = "A" } })
  local list = got.schedule.chargingSchedulePeriod
  check(#list == 1 and list[1].startPeriod == 0, "one period from the beginning")
end)
