-- A station that comes over TLS with its password is let in.
scenario "TC_A_04_CSMS" {
  conformance = "TC_A_04_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_04_CSMS; part 2, A00.FR.302 to FR.309",
}

local post = station "CP-SA-04" { ocpp = "2.0.1", security = 2 }

test(function()
  post:boots()
  check(post:connected() and post:security_profile() == 2, "it was let in")
end)
