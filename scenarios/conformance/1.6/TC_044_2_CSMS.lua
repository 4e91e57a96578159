-- A station cannot fetch its firmware; the CSMS takes DownloadFailed.
scenario "TC_044_2_CSMS" {
  conformance = "TC_044_2_CSMS",
  source = "OCTT 1.6 TC_044_2_CSMS; OCPP 1.6 5.19, 4.5",
  needs  = { "csms.command" },
}

local post = station "CP-1044-2" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "UpdateFirmware", { location = "https://depot.example/fw/gone.bin", retrieveDate = "2026-03-06T10:00:00Z", retries = 0 },
    {})
  post:hears("UpdateFirmware", { location = "https://depot.example/fw/gone.bin", retrieveDate = "2026-03-06T10:00:00Z", retries = 0 })
  post:tells("FirmwareStatusNotification", { status = "Downloading" }, "5 min")
  post:tells("FirmwareStatusNotification", { status = "DownloadFailed" }, "5 min")
end)
