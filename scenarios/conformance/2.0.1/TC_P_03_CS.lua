-- Custom data in a command is taken.
scenario "TC_P_03_CS" {
  conformance = "TC_P_03_CS",
  source = "OCPP 2.0.1 part 6 TC_P_03_CS; part 2 part 1, custom data",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-P03" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariables", { setVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" }, attributeValue = "200",
  } }, customData = { vendorId = "org.example.vendor", note = "anything" } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
  csms:reads(post, "OCPPCommCtrlr", "OfflineThreshold", "200")
end)
