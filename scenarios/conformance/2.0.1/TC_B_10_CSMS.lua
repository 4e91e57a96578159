-- The operator sets two variables in one request.
scenario "TC_B_10_CSMS" {
  conformance = "TC_B_10_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_10_CSMS; 2.0.1 part 2, B05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SB10" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariables", { setVariableData = {
    { attributeValue = "true", component = { name = "AuthCtrlr" }, variable = { name = "AuthorizeRemoteStart" } },
    { attributeValue = "600", component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" } } } },
    { setVariableResult = { { attributeStatus = "Accepted" }, { attributeStatus = "Accepted" } } })
  post:hears("SetVariables", { setVariableData = { any, any } })
end)
