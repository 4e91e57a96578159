-- A network connection profile cannot be written, and the CSMS is told.
scenario "TC_B_44_CSMS" {
  conformance = "TC_B_44_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_44_CSMS; 2.0.1 part 2, B09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B44" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("SetNetworkProfile", { answers = true, replace = { status = "Failed" } })
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = connection("ws://csms.example/ocpp", 1) }, { status = "Failed" })
  post:hears("SetNetworkProfile", { configurationSlot = 1 })
end)
