-- Nobody answers where the new network profile points: after as many attempts as configured the station takes the old one.
scenario "TC_B_46_CS" {
  conformance = "TC_B_46_CS",
  source = "OCPP 2.0.1 part 6 TC_B_46_CS; part 2 B10.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

file "nobody" { fault = "not found" }
local post = station "CP-B46" { profile = "neutral-ac-22", ocpp = "2.0.1", security = 1 }

test(function()
  csms:sets(post, "OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "2")
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = connection("ws://csms.example/nobody", 1) }, { status = "Accepted" })
  csms:sets(post, "OCPPCommCtrlr", "NetworkConfigurationPriority", "1,0", one_of("Accepted", "RebootRequired"))
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:boots(nil, "10 min")
  csms:reads(post, "OCPPCommCtrlr", "ActiveNetworkProfile", "0")
end)
