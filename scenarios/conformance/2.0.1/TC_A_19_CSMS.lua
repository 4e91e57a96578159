-- The CSMS raises the security profile; on the lower one the station is not let in any more.
scenario "TC_A_19_CSMS" {
  conformance = "TC_A_19_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_19_CSMS; part 2, A05.FR.04, FR.07",
  needs  = { "csms.command" },
}

local post = station "CP-SA-19" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS")
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = connection("wss://csms.example/ocpp", 2) }, { status = "Accepted" })
  csms:sets(post, "OCPPCommCtrlr", "NetworkConfigurationPriority", "1,0", "RebootRequired")
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:boots(nil, "5 min")
  check(post:security_profile() == 2, "it is back in profile 2")

  post:falls_back(1)
  wait "1 min"
  check(not post:connected(), "on the lower profile it is let in no more")
  post:connects "10 min"
  check(post:security_profile() == 2, "it had to come back on the higher one")
end)
