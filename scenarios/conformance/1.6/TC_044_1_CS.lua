-- New firmware is fetched and installed; the station boots with it.
scenario "TC_044_1_CS" {
  conformance = "TC_044_1_CS",
  source = "OCTT 1.6 TC_044_1_CS; OCPP 1.6 5.19, 4.5",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0" }
local post = station "CP-044-1" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "UpdateFirmware",
    { location = "https://depot.example/fw/ac-2.bin", retrieveDate = "2026-03-06T10:00:00Z", retries = 0 }, {})
  post:sends("FirmwareStatusNotification", { status = "Downloading" })
  post:sends("FirmwareStatusNotification", { status = "Downloaded" }, "5 min")
  post:sends("FirmwareStatusNotification", { status = "Installing" }, "5 min")
  post:boots({ firmwareVersion = "2.0.0" }, "5 min")
  post:sends("FirmwareStatusNotification", { status = "Installed" }, "5 min")
end)
