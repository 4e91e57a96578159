-- The CSMS is told that a local controller cannot publish the firmware it fetched.
scenario "TC_L_20_CSMS" {
  conformance = "TC_L_20_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_20_CSMS; part 2 L03",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0", fault = "unfit" }
local post   = station "CP-L20" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { local_controller = true } }

test(function()
  local order = { requestId = 81, location = "https://depot.example/fw/ac-2.bin", checksum = "d2892f4121299ad0e79de58fb72daadf" }
  csms:command(post, "PublishFirmware", order, { status = "Accepted" })
  post:hears("PublishFirmware", order)
  post:tells("PublishFirmwareStatusNotification", { requestId = 81, status = "Downloading" }, "20 min")
  post:tells("PublishFirmwareStatusNotification", { requestId = 81, status = "Downloaded" }, "20 min")
  post:tells("PublishFirmwareStatusNotification", { requestId = 81, status = "ChecksumVerified" }, "20 min")
  post:tells("PublishFirmwareStatusNotification", { requestId = 81, status = "PublishFailed" }, "20 min")
end)
