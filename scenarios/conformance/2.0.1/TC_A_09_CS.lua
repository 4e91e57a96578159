-- A new password is taken over, and used for the next connection.
scenario "TC_A_09_CS" {
  conformance = "TC_A_09_CS",
  source = "OCPP 2.0.1 part 6, TC_A_09_CS; part 2, A01",
  needs  = { "csms.command" },
}

local post = station "CP-A-09" { ocpp = "2.0.1", security = 1 }

test(function()
  csms:sets(post, "SecurityCtrlr", "BasicAuthPassword", "A-new-password-2026")
  wait "10 s"                                                -- it hangs up to come back with the new one
  check(not post:connected(), "it has hung up")
  post:connects "3 min"
end)
