-- The station checks the certificate of the server, and is let in with its password.
scenario "TC_A_04_CS" {
  conformance = "TC_A_04_CS",
  source = "OCPP 2.0.1 part 6, TC_A_04_CS; part 2, A00.FR.302 to FR.309",
}

local post = station "CP-A-04" { ocpp = "2.0.1", security = 2 }

test(function()
  post:boots()
  check(post:connected() and post:security_profile() == 2, "it was let in")
end)
