-- One variable is set, and is what it was set to.
scenario "TC_B_09_CS" {
  conformance = "TC_B_09_CS",
  source = "OCPP 2.0.1 part 6 TC_B_09_CS; part 2 B05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B09" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:sets(post, "OCPPCommCtrlr", "OfflineThreshold", "123")
  csms:command(post, "GetVariables", { getVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" },
  } } }, { getVariableResult = { { attributeStatus = "Accepted", attributeValue = "123" } } })
end)
