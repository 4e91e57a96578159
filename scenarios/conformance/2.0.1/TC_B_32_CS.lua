-- Asked about a component that there is not, the station says so.
scenario "TC_B_32_CS" {
  conformance = "TC_B_32_CS",
  source = "OCPP 2.0.1 part 6 TC_B_32_CS; part 2 B06.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B32" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetVariables", { getVariableData = { {
    component = { name = "NoSuchCtrlr" }, variable = { name = "OfflineThreshold" },
  } } }, { getVariableResult = { { attributeStatus = "UnknownComponent", attributeValue = absent } } })
end)
