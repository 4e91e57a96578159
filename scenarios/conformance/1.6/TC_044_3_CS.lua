-- Firmware that does not fit the station: InstallationFailed, and the station goes on as it is.
scenario "TC_044_3_CS" {
  conformance = "TC_044_3_CS",
  source = "OCTT 1.6 TC_044_3_CS; OCPP 1.6 5.19, 4.5",
  needs  = { "csms.command" },
  quiet = true,
}

file "wrong.bin" { version = "2.0.0", fault = "unfit" }
local post = station "CP-044-3" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "UpdateFirmware",
    { location = "https://depot.example/fw/wrong.bin", retrieveDate = "2026-03-06T10:00:00Z", retries = 0 }, {})
  post:sends("FirmwareStatusNotification", { status = "Downloading" })
  post:sends("FirmwareStatusNotification", { status = "Downloaded" }, "5 min")
  post:sends("FirmwareStatusNotification", { status = "Installing" }, "5 min")
  post:sends("FirmwareStatusNotification", { status = "InstallationFailed" }, "5 min")
  post:silent("BootNotification", "2 min")
end)
