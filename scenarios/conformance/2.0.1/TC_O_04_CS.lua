-- A message is cleared.
scenario "TC_O_04_CS" {
  conformance = "TC_O_04_CS",
  source = "OCPP 2.0.1 part 6 TC_O_04_CS; part 2 O05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O04" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 1, "One", { priority = "InFront" })
  csms:command(post, "ClearDisplayMessage", { id = 1 }, { status = "Accepted" })
  csms:command(post, "GetDisplayMessages", { requestId = 71 }, { status = "Unknown" })
end)
