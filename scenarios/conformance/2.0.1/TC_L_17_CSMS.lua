-- A local controller publishes a firmware.
scenario "TC_L_17_CSMS" {
  conformance = "TC_L_17_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_L_17_CSMS; 2.0.1 part 2, L03",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-L17" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("PublishFirmware", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "PublishFirmware", { location = "https://files.example/fw-2.bin", checksum = "0123456789abcdef0123456789abcdef",
    requestId = 61 }, { status = "Accepted" })
  post:hears("PublishFirmware", { location = "https://files.example/fw-2.bin", checksum = "0123456789abcdef0123456789abcdef",
    requestId = 61 })
  post:calls("PublishFirmwareStatusNotification", { status = "Downloading", requestId = 61 }, {})
  post:calls("PublishFirmwareStatusNotification", { status = "Downloaded", requestId = 61 }, {})
  post:calls("PublishFirmwareStatusNotification", { status = "ChecksumVerified", requestId = 61 }, {})
  post:calls("PublishFirmwareStatusNotification", { status = "Published", requestId = 61, location = { "http://10.0.0.2/fw-2.bin" } }, {})
end)
