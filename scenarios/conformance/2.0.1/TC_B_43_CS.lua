-- A network profile in a slot that there is not, or less secure than today, is refused.
scenario "TC_B_43_CS" {
  conformance = "TC_B_43_CS",
  source = "OCPP 2.0.1 part 6 TC_B_43_CS; part 2 B09.FR.02, FR.04, FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B43" { profile = "neutral-ac-22", ocpp = "2.0.1", security = 1 }

test(function()
  csms:command(post, "SetNetworkProfile", { configurationSlot = 999, connectionData = connection("ws://csms.example/ocpp", 1) }, { status = "Rejected" })
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = connection("ws://csms.example/ocpp", 0) }, { status = "Rejected" })
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = connection("http://csms.example/ocpp", 1) }, { status = "Rejected" })
end)
