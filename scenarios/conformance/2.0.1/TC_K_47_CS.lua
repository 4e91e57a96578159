-- A schedule of an EVSE that is not there is refused.
scenario "TC_K_47_CS" {
  conformance = "TC_K_47_CS",
  source = "OCPP 2.0.1 part 6 TC_K_47_CS; part 2 K08.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K47" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetCompositeSchedule", { evseId = 2, duration = 300, chargingRateUnit = "A" },
    { status = "Rejected", schedule = absent })
end)
