-- A station with the CPO's certificate is let in.
scenario "TC_A_07_CSMS" {
  conformance = "TC_A_07_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_07_CSMS; part 2, A00.FR.402 to FR.409",
}

local post = station "CP-SA-07" { ocpp = "2.0.1", security = 3 }

test(function()
  post:boots()
  check(post:connected() and post:security_profile() == 3, "it was let in")
end)
