-- The CSMS clears a message that is not there.
scenario "TC_O_05_CSMS" {
  conformance = "TC_O_05_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_05_CSMS; part 2 O05.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO05" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ClearDisplayMessage", { id = 81 }, { status = "Unknown" })
  post:hears("ClearDisplayMessage", { id = 81 })
end)
