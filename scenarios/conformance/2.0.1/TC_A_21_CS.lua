-- Without a certificate of its own the station does not take a profile that needs one.
scenario "TC_A_21_CS" {
  conformance = "TC_A_21_CS",
  source = "OCPP 2.0.1 part 6, TC_A_21_CS; part 2, A05.FR.04",
  needs  = { "csms.command" },
}

local post = station "CP-A-21" { ocpp = "2.0.1", security = 2 }

test(function()
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = connection("wss://csms.example/ocpp", 3) }, { status = "Accepted" })
  csms:sets(post, "OCPPCommCtrlr", "NetworkConfigurationPriority", "1,0", "Rejected")
  check(post:connected() and post:security_profile() == 2, "nothing has changed")
end)
