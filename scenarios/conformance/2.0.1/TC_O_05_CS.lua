-- A message that there is not cannot be cleared.
scenario "TC_O_05_CS" {
  conformance = "TC_O_05_CS",
  source = "OCPP 2.0.1 part 6 TC_O_05_CS; part 2 O05.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O05" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ClearDisplayMessage", { id = 99 }, { status = "Unknown" })
end)
