-- A new network profile becomes the first, and is the active one after a reboot.
scenario "TC_B_45_CS" {
  conformance = "TC_B_45_CS",
  source = "OCPP 2.0.1 part 6 TC_B_45_CS; part 2 B09, B10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B45" { profile = "neutral-ac-22", ocpp = "2.0.1", security = 1 }

test(function()
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = connection("ws://csms.example/ocpp", 1) }, { status = "Accepted" })
  csms:sets(post, "OCPPCommCtrlr", "NetworkConfigurationPriority", "1,0", one_of("Accepted", "RebootRequired"))
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:boots(nil, "5 min")
  csms:command(post, "GetVariables", { getVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "ActiveNetworkProfile" },
  } } }, { getVariableResult = { { attributeStatus = "Accepted", attributeValue = "1" } } })
  csms:reads(post, "OCPPCommCtrlr", "NetworkConfigurationPriority", "1,0")
end)
