-- Nobody answers where the new network profile points: after as many attempts as configured the station takes the old one.
scenario "TC_B_46_CS" {
  conformance = "TC_B_46_CS",
  source = "OCPP 2.0.1 part 6 TC_B_46_CS; part 2 B10.FR.03",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

file "nobody" { fault = "not found" }
local post = station "CP-B46" { profile = "neutral-ac-22", ocpp = "2.0.1", security = 1 }

test(function()
  csms:sets(post, "OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "2")
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = { ocppVersion = "OCPP20", ocppTransport = "JSON",
    ocppCsmsUrl = "ws://csms.example/nobody", messageTimeout = 30, securityProfile = 1, ocppInterface = "Wired0",
  } }, { status = "Accepted" })
  csms:command(post, "SetVariables", { setVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "NetworkConfigurationPriority" }, attributeValue = "1,0",
  } } }, { setVariableResult = { { attributeStatus = one_of("Accepted", "RebootRequired") } } })
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:sends("BootNotification", nil, "10 min")
  post:told("BootNotification", { status = "Accepted" })
  csms:command(post, "GetVariables", { getVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "ActiveNetworkProfile" },
  } } }, { getVariableResult = { { attributeValue = "0" } } })
end)
