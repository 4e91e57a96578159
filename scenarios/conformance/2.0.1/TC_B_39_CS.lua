-- A variable that can only be read is not set.
scenario "TC_B_39_CS" {
  conformance = "TC_B_39_CS",
  source = "OCPP 2.0.1 part 6 TC_B_39_CS; part 2 B05.FR.09",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-B39" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariables", { setVariableData = { {
    component = { name = "ChargingStation" }, variable = { name = "Available" }, attributeValue = "false",
  } } }, { setVariableResult = { { attributeStatus = "Rejected" } } })
  csms:command(post, "GetVariables", { getVariableData = { {
    component = { name = "ChargingStation" }, variable = { name = "Available" },
  } } }, { getVariableResult = { { attributeValue = "true" } } })
end)
