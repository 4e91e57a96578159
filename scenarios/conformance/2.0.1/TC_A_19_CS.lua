-- A network profile with a higher security profile is set, chosen and, after a reset, used; the lower one is gone then.
scenario "TC_A_19_CS" {
  conformance = "TC_A_19_CS",
  source = "OCPP 2.0.1 part 6, TC_A_19_CS; part 2, A05.FR.04 to FR.06",
  needs  = { "csms.command" },
}

local post = station "CP-A-19" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS")
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = connection("wss://csms.example/ocpp", 2) }, { status = "Accepted" })
  csms:sets(post, "OCPPCommCtrlr", "NetworkConfigurationPriority", "1,0", "RebootRequired")
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:boots(nil, "5 min")
  check(post:security_profile() == 2, "it is back in profile 2")
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "SecurityCtrlr" }, variable = { name = "SecurityProfile" } } } },
    { getVariableResult = { { attributeStatus = "Accepted", attributeValue = "2" } } })
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "OCPPCommCtrlr" }, variable = { name = "NetworkConfigurationPriority" } } } },
    { getVariableResult = { { attributeStatus = "Accepted", attributeValue = "1" } } })
end)
