-- Firmware that cannot be fetched is tried as often as ordered, and DownloadFailed is told.
scenario "TC_L_07_CS" {
  conformance = "TC_L_07_CS",
  source = "OCPP 2.0.1 part 6 TC_L_07_CS; part 2 L01.FR.30",
  needs  = { "csms.command" },
  quiet = true,
}

-- Signed by the maker of the neutral station, for "ac-2.bin 2.0.0".

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0", fault = "not found" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post = station "CP-L07" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "UpdateFirmware", { requestId = 81, retries = 1, retryInterval = 10, firmware = {
    location = "https://depot.example/fw/ac-2.bin", retrieveDateTime = "2026-03-06T09:00:00Z",
    signingCertificate = signed.signingCertificate, signature = signed.signature } }, { status = "Accepted" })
  post:sends_firmware(81, "Downloading", "Downloading", "DownloadFailed")
  post:silent("FirmwareStatusNotification", "5 min")
end)
