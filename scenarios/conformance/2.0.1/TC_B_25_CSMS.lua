-- The operator resets one EVSE that is idle.
scenario "TC_B_25_CSMS" {
  conformance = "TC_B_25_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_25_CSMS; 2.0.1 part 2, B11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B25" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "Reset", { type = "OnIdle", evseId = 1 }, { status = one_of("Accepted", "Rejected") })
  post:hears("Reset", { type = "OnIdle", evseId = 1 })
end)
