-- Asked for one message when there is none, nothing is told.
scenario "TC_O_33_CS" {
  conformance = "TC_O_33_CS",
  source = "OCPP 2.0.1 part 6 TC_O_33_CS; part 2 O04.FR.07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O33" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Unknown" })
end)
