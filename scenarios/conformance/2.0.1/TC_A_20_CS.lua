-- Without a root of the CSMS the station does not take a profile that needs one.
scenario "TC_A_20_CS" {
  conformance = "TC_A_20_CS",
  source = "OCPP 2.0.1 part 6, TC_A_20_CS; part 2, A05.FR.03",
  needs  = { "csms.command" },
}

local post = station "CP-A-20" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = connection("wss://csms.example/ocpp", 2) }, { status = "Accepted" })
  csms:sets(post, "OCPPCommCtrlr", "NetworkConfigurationPriority", "1,0", "Rejected")
  check(post:connected() and post:security_profile() == 1, "nothing has changed")
end)
