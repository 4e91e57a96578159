-- One variable is read.
scenario "TC_B_06_CS" {
  conformance = "TC_B_06_CS",
  source = "OCPP 2.0.1 part 6 TC_B_06_CS; part 2 B06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B06" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:sets(post, "OCPPCommCtrlr", "OfflineThreshold", "300")
  csms:command(post, "GetVariables", { getVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" }, attributeType = "Actual",
  } } }, { getVariableResult = { {
    attributeStatus = "Accepted", attributeType = "Actual", attributeValue = "300",
  } } })
end)
