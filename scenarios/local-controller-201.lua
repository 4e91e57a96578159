-- A local controller fetches firmware once and publishes it for the stations behind it, until the operator takes it back.
scenario "local controller" {
  source = "OCPP 2.0.1 part 2, L03, L04",
  needs  = { "csms.command" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

file "fw.bin" { version = "2.0.0", content = "fw 2.0.0" }
local hub = station "HUB-2" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { local_controller = true } }
local sum = "4cd5f6c37417a63b720e1b397a854661" -- MD5 of the content

test(function()
  csms:command(hub, "PublishFirmware", { requestId = 3, location = "https://depot.example/fw.bin", checksum = sum }, { status = "Accepted" })
  hub:sends("PublishFirmwareStatusNotification", { status = "Downloaded", requestId = 3 }, "10 min")
  hub:sends("PublishFirmwareStatusNotification", { status = "Published", requestId = 3, location = any }, "10 min")
  hub:told("PublishFirmwareStatusNotification")
  csms:command(hub, "UnpublishFirmware", { checksum = sum }, { status = "Unpublished" })
  csms:command(hub, "UnpublishFirmware", { checksum = sum }, { status = "NoFirmware" })
end)
