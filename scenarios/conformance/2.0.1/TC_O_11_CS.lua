-- Asked for a number that there is not, nothing is told.
scenario "TC_O_11_CS" {
  conformance = "TC_O_11_CS",
  source = "OCPP 2.0.1 part 6 TC_O_11_CS; part 2 O04.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O11" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 1, "One", { priority = "InFront" })
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 5 } }, { status = "Unknown" })
end)
