-- A number that is there with a state that is not: nothing is told.
scenario "TC_O_34_CS" {
  conformance = "TC_O_34_CS",
  source = "OCPP 2.0.1 part 6 TC_O_34_CS; part 2 O04.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O34" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 1, "One", { priority = "InFront", state = "Idle" })
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 }, state = "Charging" }, { status = "Unknown" })
end)
