-- The CSMS raises the security profile; on the lower one the station is not let in any more.
scenario "TC_A_19_CSMS" {
  conformance = "TC_A_19_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_19_CSMS; part 2, A05.FR.04, FR.07",
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

  post:falls_back(1)
  wait "1 min"
  check(not post:connected(), "on the lower profile it is let in no more")
  post:connects "10 min"
  check(post:security_profile() == 2, "it had to come back on the higher one")
end)
