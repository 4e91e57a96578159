-- The CSMS withdraws firmware that a local controller still fetches.
scenario "TC_L_23_CSMS" {
  conformance = "TC_L_23_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_23_CSMS; part 2 L04.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local post   = station "CP-L23" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { local_controller = true } }

test(function()
  local order = { requestId = 81, location = "https://depot.example/fw/ac-2.bin", checksum = "d2892f4121299ad0e79de58fb72daadf" }
  csms:command(post, "PublishFirmware", order, { status = "Accepted" })
  post:hears("PublishFirmware", order)
  post:tells("PublishFirmwareStatusNotification", { requestId = 81, status = "Downloading" }, "20 min")
  csms:command(post, "UnpublishFirmware", { checksum = "d2892f4121299ad0e79de58fb72daadf" },
    { status = "DownloadOngoing" })
  post:hears("UnpublishFirmware", { checksum = "d2892f4121299ad0e79de58fb72daadf" })
end)
