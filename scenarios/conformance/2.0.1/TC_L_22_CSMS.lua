-- The CSMS withdraws firmware that a local controller never published.
scenario "TC_L_22_CSMS" {
  conformance = "TC_L_22_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_22_CSMS; part 2 L04",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local post   = station "CP-L22" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { local_controller = true } }

test(function()
  csms:command(post, "UnpublishFirmware", { checksum = "d2892f4121299ad0e79de58fb72daadf" }, { status = "NoFirmware" })
  post:hears("UnpublishFirmware", { checksum = "d2892f4121299ad0e79de58fb72daadf" })
end)
