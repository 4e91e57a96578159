-- A number that is there with a priority that is not: nothing is told.
scenario "TC_O_35_CS" {
  conformance = "TC_O_35_CS",
  source = "OCPP 2.0.1 part 6 TC_O_35_CS; part 2 O04.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O35" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 1, "One", { priority = "InFront" })
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 }, priority = "NormalCycle" },
    { status = "Unknown" })
end)
