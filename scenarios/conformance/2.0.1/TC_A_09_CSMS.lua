-- The CSMS sets a new password, and takes nothing else from then on.
scenario "TC_A_09_CSMS" {
  conformance = "TC_A_09_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_09_CSMS; part 2, A01",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-A-09" { ocpp = "2.0.1", security = 1 }

test(function()
  csms:command(post, "SetVariables", { setVariableData = { { attributeValue = "A-new-password-2026",
    component = { name = "SecurityCtrlr" }, variable = { name = "BasicAuthPassword" } } } },
    { setVariableResult = { { attributeStatus = "Accepted" } } })
  wait "10 s"                                                -- it hangs up to come back with the new one
  check(not post:connected(), "it has hung up")
  post:connects "3 min"
end)
