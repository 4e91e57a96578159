-- Values in the wrong format are refused, and nothing changes.
scenario "TC_B_11_CS" {
  conformance = "TC_B_11_CS",
  source = "OCPP 2.0.1 part 6 TC_B_11_CS; part 2 B05.FR.07, FR.08",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-B11" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  for _, value in ipairs { "-1", "soon", "12.5", "" } do
    csms:command(post, "SetVariables", { setVariableData = { {
      component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" }, attributeValue = value,
    } } }, { setVariableResult = { { attributeStatus = "Rejected" } } })
  end
  csms:command(post, "SetVariables", { setVariableData = { {
    component = { name = "AuthCtrlr" }, variable = { name = "AuthorizeRemoteStart" }, attributeValue = "maybe",
  } } }, { setVariableResult = { { attributeStatus = "Rejected" } } })
  csms:command(post, "GetVariables", { getVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" },
  } } }, { getVariableResult = { { attributeValue = "60" } } })
end)
