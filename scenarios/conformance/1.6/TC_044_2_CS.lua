-- Firmware that cannot be fetched: DownloadFailed, and the station goes on as it is.
scenario "TC_044_2_CS" {
  conformance = "TC_044_2_CS",
  source = "OCTT 1.6 TC_044_2_CS; OCPP 1.6 5.19, 4.5",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-044-2" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "UpdateFirmware",
    { location = "https://depot.example/fw/gone.bin", retrieveDate = "2026-03-06T10:00:00Z", retries = 0 }, {})
  post:sends("FirmwareStatusNotification", { status = "Downloading" })
  post:sends("FirmwareStatusNotification", { status = "DownloadFailed" }, "5 min")
  csms:command(post, "TriggerMessage", { requestedMessage = "FirmwareStatusNotification" }, { status = "Accepted" })
  post:sends("FirmwareStatusNotification", { status = "Idle" })
end)
