-- The CSMS is told that what a local controller fetched has another checksum than it should.
scenario "TC_L_19_CSMS" {
  conformance = "TC_L_19_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_19_CSMS; part 2 L03.FR.07",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local post   = station "CP-L19" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { local_controller = true } }

test(function()
  local order = { requestId = 81, location = "https://depot.example/fw/ac-2.bin", checksum = "00000000000000000000000000000000" }
  csms:command(post, "PublishFirmware", order, { status = "Accepted" })
  post:hears("PublishFirmware", order)
  post:tells("PublishFirmwareStatusNotification", { requestId = 81, status = "Downloading" }, "20 min")
  post:tells("PublishFirmwareStatusNotification", { requestId = 81, status = "Downloaded" }, "20 min")
  post:tells("PublishFirmwareStatusNotification", { requestId = 81, status = "InvalidChecksum" }, "20 min")
end)
