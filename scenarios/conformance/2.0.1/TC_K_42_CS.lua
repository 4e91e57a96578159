-- A station that counts in amperes refuses a composite schedule in watts.
scenario "TC_K_42_CS" {
  conformance = "TC_K_42_CS",
  source = "OCPP 2.0.1 part 6 TC_K_42_CS; part 2 K08.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K42" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { charging_units = "Current" } }

test(function()
  csms:command(post, "GetCompositeSchedule", { evseId = 0, duration = 300, chargingRateUnit = "W" },
    { status = "Rejected", schedule = absent })
  csms:command(post, "GetCompositeSchedule", { evseId = 0, duration = 300, chargingRateUnit = "A" },
    { status = "Accepted" })
end)
