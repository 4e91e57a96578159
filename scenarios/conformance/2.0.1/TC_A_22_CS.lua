-- A network profile with a lower security profile is refused.
scenario "TC_A_22_CS" {
  conformance = "TC_A_22_CS",
  source = "OCPP 2.0.1 part 6, TC_A_22_CS; part 2, A05.FR.02, B09",
  needs  = { "csms.command" },
}

local post = station "CP-A-22" { ocpp = "2.0.1", security = 2 }

test(function()
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = connection("ws://csms.example/ocpp", 1) }, { status = "Rejected" })
  check(post:security_profile() == 2, "nothing has changed")
end)
