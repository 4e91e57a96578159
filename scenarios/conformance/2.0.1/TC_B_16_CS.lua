-- A custom report of what is enabled: nothing that is switched off is in it, and the values are those that can be read.
scenario "TC_B_16_CS" {
  conformance = "TC_B_16_CS",
  source = "OCPP 2.0.1 part 6 TC_B_16_CS; B08.FR.09, FR.12",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-16" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:sets(post, "AuthCacheCtrlr", "Enabled", "false")
  csms:command(post, "GetReport", { requestId = 16, componentCriteria = { "Enabled" } }, { status = "Accepted" })
  local enabled = {}
  for _, item in ipairs(post:reports(16)) do
    local component = item.component.name
    check(item.variableCharacteristics ~= nil, item.variable.name .. " comes with its characteristics")
    check(component ~= "AuthCacheCtrlr", component .. " is not switched off")
    if item.variable.name == "Enabled" then
      check(item.variableAttribute[1].value == "true", component .. " is enabled")
      enabled[#enabled + 1] = { component = item.component, variable = item.variable }
    end
  end
  check(#enabled > 0, "something is enabled")
  for _, asked in ipairs(enabled) do
    csms:command(post, "GetVariables", { getVariableData = { asked } },
      { getVariableResult = { { attributeStatus = "Accepted", attributeValue = "true" } } })
  end
end)
