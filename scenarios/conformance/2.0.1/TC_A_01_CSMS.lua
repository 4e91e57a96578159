-- A station with the right name and password is let in.
scenario "TC_A_01_CSMS" {
  conformance = "TC_A_01_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_01_CSMS; part 2, A00.FR.202 to FR.204, B01",
}

local post = station "CP-SA-01" { ocpp = "2.0.1", security = 1 }

test(function()
  post:boots()
  check(post:connected() and post:security_profile() == 1, "it was let in")
end)
