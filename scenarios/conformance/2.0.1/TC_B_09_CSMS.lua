-- The operator sets one variable.
scenario "TC_B_09_CSMS" {
  conformance = "TC_B_09_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_09_CSMS; 2.0.1 part 2, B05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SB09" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:sets(post, "AuthCtrlr", "AuthorizeRemoteStart", "true")
  post:hears("SetVariables", { setVariableData = { { attributeValue = "true", component = { name = "AuthCtrlr" },
    variable = { name = "AuthorizeRemoteStart" } } } })
end)
