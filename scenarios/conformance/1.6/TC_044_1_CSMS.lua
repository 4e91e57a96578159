-- A station fetches and installs firmware; the CSMS takes every state of it, and the boot.
scenario "TC_044_1_CSMS" {
  conformance = "TC_044_1_CSMS",
  source = "OCTT 1.6 TC_044_1_CSMS; OCPP 1.6 5.19, 4.5",
  needs  = { "csms.command" },
}

file "ac-2.bin" { version = "2.0.0" }
local post = station "CP-1044-1" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "UpdateFirmware", { location = "https://depot.example/fw/ac-2.bin", retrieveDate = "2026-03-06T10:00:00Z", retries = 0 },
    {})
  post:hears("UpdateFirmware", { location = "https://depot.example/fw/ac-2.bin", retrieveDate = "2026-03-06T10:00:00Z", retries = 0 })
  post:tells("FirmwareStatusNotification", { status = "Downloading" }, "5 min")
  post:tells("FirmwareStatusNotification", { status = "Downloaded" }, "5 min")
  post:tells("FirmwareStatusNotification", { status = "Installing" }, "5 min")
  post:boots({ firmwareVersion = "2.0.0" }, "5 min")
  post:tells("FirmwareStatusNotification", { status = "Installed" }, "5 min")
end)
