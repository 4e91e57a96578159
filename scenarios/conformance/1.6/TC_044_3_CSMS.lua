-- A station cannot install its firmware; the CSMS takes InstallationFailed.
scenario "TC_044_3_CSMS" {
  conformance = "TC_044_3_CSMS",
  source = "OCTT 1.6 TC_044_3_CSMS; OCPP 1.6 5.19, 4.5",
  needs  = { "csms.command" },
}

file "wrong.bin" { version = "2.0.0", fault = "unfit" }
local post = station "CP-1044-3" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "UpdateFirmware", { location = "https://depot.example/fw/wrong.bin", retrieveDate = "2026-03-06T10:00:00Z", retries = 0 },
    {})
  post:hears("UpdateFirmware", { location = "https://depot.example/fw/wrong.bin", retrieveDate = "2026-03-06T10:00:00Z", retries = 0 })
  post:tells("FirmwareStatusNotification", { status = "Downloading" }, "5 min")
  post:tells("FirmwareStatusNotification", { status = "Downloaded" }, "5 min")
  post:tells("FirmwareStatusNotification", { status = "Installing" }, "5 min")
  post:tells("FirmwareStatusNotification", { status = "InstallationFailed" }, "5 min")
end)
