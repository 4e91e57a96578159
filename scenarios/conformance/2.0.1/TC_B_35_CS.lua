-- A variable of a component that there is not cannot be set.
scenario "TC_B_35_CS" {
  conformance = "TC_B_35_CS",
  source = "OCPP 2.0.1 part 6 TC_B_35_CS; part 2 B05.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B35" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:sets(post, "NoSuchCtrlr", "OfflineThreshold", "1", "UnknownComponent")
end)
