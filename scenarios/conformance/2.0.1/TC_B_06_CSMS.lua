-- The operator reads one variable.
scenario "TC_B_06_CSMS" {
  conformance = "TC_B_06_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_06_CSMS; 2.0.1 part 2, B06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SB06" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "OCPPCommCtrlr" },
    variable = { name = "HeartbeatInterval" } } } }, { getVariableResult = { { attributeStatus = "Accepted", attributeValue = any } } })
  post:hears("GetVariables", { getVariableData = { { component = { name = "OCPPCommCtrlr" },
    variable = { name = "HeartbeatInterval" } } } })
end)
