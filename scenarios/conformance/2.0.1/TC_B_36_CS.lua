-- A variable that there is not cannot be set.
scenario "TC_B_36_CS" {
  conformance = "TC_B_36_CS",
  source = "OCPP 2.0.1 part 6 TC_B_36_CS; part 2 B05.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B36" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:sets(post, "OCPPCommCtrlr", "NoSuchVariable", "1", "UnknownVariable")
end)
