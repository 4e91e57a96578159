-- A second order ends the first update; from then on the station speaks of the second alone.
scenario "TC_L_10_CS" {
  conformance = "TC_L_10_CS",
  source = "OCPP 2.0.1 part 6 TC_L_10_CS; part 2 L01.FR.24",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-L10" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "UpdateFirmware", { requestId = 80, firmware = {
    location = "https://depot.example/fw/ac-2.bin", retrieveDateTime = "2026-03-06T08:00:00Z",
    installDateTime = "2026-03-06T08:00:00Z",
    signingCertificate = signed.signingCertificate, signature = signed.signature } }, { status = "Accepted" })
  post:sends("FirmwareStatusNotification", { status = "Downloading", requestId = 80 }, "20 min")
  csms:command(post, "UpdateFirmware", { requestId = 81, firmware = {
    location = "https://depot.example/fw/ac-2.bin", retrieveDateTime = "2026-03-06T08:00:00Z",
    installDateTime = "2026-03-06T08:00:00Z",
    signingCertificate = signed.signingCertificate, signature = signed.signature } }, { status = "AcceptedCanceled" })
  post:sends("FirmwareStatusNotification", { status = "Downloading", requestId = 81 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "Downloaded", requestId = 81 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "SignatureVerified", requestId = 81 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "Installing", requestId = 81 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "InstallRebooting", requestId = 81 }, "20 min")
  post:sends("BootNotification", { reason = "FirmwareUpdate" }, "5 min")
  post:sends("FirmwareStatusNotification", { status = "Installed", requestId = 81 }, "20 min")
  post:sends("SecurityEventNotification", { type = "FirmwareUpdated" })
end)
