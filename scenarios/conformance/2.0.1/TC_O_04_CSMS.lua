-- The CSMS clears a message that it set.
scenario "TC_O_04_CSMS" {
  conformance = "TC_O_04_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_04_CSMS; part 2 O05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO04" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 81, "Welcome", { priority = "NormalCycle", state = "Idle" })
  csms:command(post, "ClearDisplayMessage", { id = 81 }, { status = "Accepted" })
  post:hears("ClearDisplayMessage", { id = 81 })
end)
