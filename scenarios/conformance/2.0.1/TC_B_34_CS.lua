-- Asked about an attribute that the variable has not, the station says so.
scenario "TC_B_34_CS" {
  conformance = "TC_B_34_CS",
  source = "OCPP 2.0.1 part 6 TC_B_34_CS; part 2 B06.FR.08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B34" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetVariables", { getVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" }, attributeType = "Target",
  } } }, { getVariableResult = { { 
    attributeStatus = "NotSupportedAttributeType", attributeType = "Target", attributeValue = absent,
   } } })
end)
