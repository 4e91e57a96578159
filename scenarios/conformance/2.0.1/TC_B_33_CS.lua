-- Asked about a variable that there is not, the station says so.
scenario "TC_B_33_CS" {
  conformance = "TC_B_33_CS",
  source = "OCPP 2.0.1 part 6 TC_B_33_CS; part 2 B06.FR.07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B33" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetVariables", { getVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "NoSuchVariable" },
  } } }, { getVariableResult = { { attributeStatus = "UnknownVariable", attributeValue = absent } } })
end)
