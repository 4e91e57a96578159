-- A variable that can only be read is not set.
scenario "TC_B_39_CS" {
  conformance = "TC_B_39_CS",
  source = "OCPP 2.0.1 part 6 TC_B_39_CS; part 2 B05.FR.09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B39" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local asked = { component = { name = "OCPPCommCtrlr" }, variable = { name = "MessageTimeout", instance = "Default" } }
  local before = csms:command(post, "GetVariables", { getVariableData = { asked } }).getVariableResult[1].attributeValue
  csms:command(post, "SetVariables", { setVariableData = { {
    component = asked.component, variable = asked.variable, attributeValue = "77",
  } } }, { setVariableResult = { { attributeStatus = "Rejected", component = asked.component, variable = asked.variable } } })
  csms:command(post, "GetVariables", { getVariableData = { asked } },
    { getVariableResult = { { attributeValue = before } } })
end)
