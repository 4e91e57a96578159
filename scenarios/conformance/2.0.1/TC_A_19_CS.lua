-- A network profile with a higher security profile is set, chosen and, after a reset, used; the lower one is gone then.
scenario "TC_A_19_CS" {
  conformance = "TC_A_19_CS",
  source = "OCPP 2.0.1 part 6, TC_A_19_CS; part 2, A05.FR.04 to FR.06",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-A-19" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:command(post, "InstallCertificate",
    { certificateType = "CSMSRootCertificate", certificate = root_certificate "CSMS" }, { status = "Accepted" })
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = { ocppVersion = "OCPP20",
    ocppTransport = "JSON", ocppCsmsUrl = "wss://csms.example/ocpp", messageTimeout = 30, securityProfile = 2,
    ocppInterface = "Wired0" } }, { status = "Accepted" })
  csms:command(post, "SetVariables", { setVariableData = { { attributeValue = "1,0",
    component = { name = "OCPPCommCtrlr" }, variable = { name = "NetworkConfigurationPriority" } } } },
    { setVariableResult = { { attributeStatus = "RebootRequired" } } })
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:sends("BootNotification", "5 min")
  post:told("BootNotification", { status = "Accepted" })
  check(post:security_profile() == 2, "it is back in profile 2")
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "SecurityCtrlr" }, variable = { name = "SecurityProfile" } } } },
    { getVariableResult = { { attributeStatus = "Accepted", attributeValue = "2" } } })
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "OCPPCommCtrlr" }, variable = { name = "NetworkConfigurationPriority" } } } },
    { getVariableResult = { { attributeStatus = "Accepted", attributeValue = "1" } } })
end)
