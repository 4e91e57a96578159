-- The operator reads two variables in one request.
scenario "TC_B_07_CSMS" {
  conformance = "TC_B_07_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_07_CSMS; 2.0.1 part 2, B06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SB07" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "OCPPCommCtrlr" },
    variable = { name = "HeartbeatInterval" } }, { component = { name = "AuthCtrlr" }, variable = { name = "AuthorizeRemoteStart" } } } },
    { getVariableResult = { { attributeStatus = "Accepted" }, { attributeStatus = "Accepted" } } })
  post:hears("GetVariables", { getVariableData = { { component = { name = "OCPPCommCtrlr" }, variable = { name = "HeartbeatInterval" } },
    { component = { name = "AuthCtrlr" }, variable = { name = "AuthorizeRemoteStart" } } } })
end)
