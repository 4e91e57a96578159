-- Several variables are set at once.
scenario "TC_B_10_CS" {
  conformance = "TC_B_10_CS",
  source = "OCPP 2.0.1 part 6 TC_B_10_CS; part 2 B05",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-B10" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariables", { setVariableData = {
    { component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" }, attributeValue = "321" },
    { component = { name = "AuthCtrlr" }, variable = { name = "AuthorizeRemoteStart" }, attributeValue = "true" },
  } }, { setVariableResult = { { attributeStatus = "Accepted" }, { attributeStatus = "Accepted" } } })
  csms:command(post, "GetVariables", { getVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" },
  } } }, { getVariableResult = { { attributeValue = "321" } } })
  csms:command(post, "GetVariables", { getVariableData = { {
    component = { name = "AuthCtrlr" }, variable = { name = "AuthorizeRemoteStart" },
  } } }, { getVariableResult = { { attributeValue = "true" } } })
end)
