-- The station shows its name and password, and is let in.
scenario "TC_A_01_CS" {
  conformance = "TC_A_01_CS",
  source = "OCPP 2.0.1 part 6, TC_A_01_CS; part 2, A00.FR.202 to FR.204, B01",
}

local post = station "CP-A-01" { ocpp = "2.0.1", security = 1 }

test(function()
  post:boots()
  check(post:connected() and post:security_profile() == 1, "it was let in")
end)
