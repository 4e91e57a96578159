-- An attribute that the variable has not cannot be set.
scenario "TC_B_37_CS" {
  conformance = "TC_B_37_CS",
  source = "OCPP 2.0.1 part 6 TC_B_37_CS; part 2 B05.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B37" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariables", { setVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" }, attributeValue = "1", attributeType = "Target",
  } } }, { setVariableResult = { { attributeStatus = "NotSupportedAttributeType", attributeType = "Target" } } })
end)
