-- The CSMS takes the password that a station says it has taken over, and no other from then on.
scenario "TC_A_09_CSMS" {
  conformance = "TC_A_09_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_09_CSMS; part 2, A01.FR.02, FR.03",
  needs  = { "csms.command" },
}

local post = station "CP-SA-09" { ocpp = "2.0.1", security = 1 }

test(function()
  csms:sets(post, "SecurityCtrlr", "BasicAuthPassword", "A-new-password-2026")
  wait "10 s" -- it hangs up to come back with the new one
  check(not post:connected(), "it has hung up")
  post:connects "3 min"
  post:calls("Heartbeat", {}, { currentTime = any })

  -- It says that it took one over, and did not.
  post:tampers("SetVariables", { answers = true, replace = { ["setVariableResult[1].attributeStatus"] = "Accepted" } })
  csms:sets(post, "SecurityCtrlr", "BasicAuthPassword", "too-short")
  post:disconnects "10 s"
  wait "3 min"
  check(not post:connected(), "the old password is let in no more")
end)
