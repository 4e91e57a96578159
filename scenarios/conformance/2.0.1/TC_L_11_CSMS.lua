-- The CSMS orders a second update, which the station refuses: it goes on with the first.
scenario "TC_L_11_CSMS" {
  conformance = "TC_L_11_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_11_CSMS; part 2 L01.FR.27",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-L11" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { firmware_cancels = false } }

test(function()
  csms:command(post, "UpdateFirmware", { requestId = 81, firmware = {
    location = "https://depot.example/fw/ac-2.bin", retrieveDateTime = "2026-03-06T08:00:00Z",
    installDateTime = "2026-03-06T08:00:00Z",
    signingCertificate = signed.signingCertificate, signature = signed.signature } }, { status = "Accepted" })
  post:hears("UpdateFirmware", { requestId = 81, firmware = { location = "https://depot.example/fw/ac-2.bin",
    signingCertificate = signed.signingCertificate, signature = signed.signature } })
  post:tells_firmware(81, "Downloading")
  csms:command(post, "UpdateFirmware", { requestId = 82, firmware = {
    location = "https://depot.example/fw/ac-2.bin", retrieveDateTime = "2026-03-06T08:00:00Z",
    installDateTime = "2026-03-06T08:00:00Z",
    signingCertificate = signed.signingCertificate, signature = signed.signature } }, { status = "Rejected" })
  post:hears("UpdateFirmware", { requestId = 82, firmware = { location = "https://depot.example/fw/ac-2.bin",
    signingCertificate = signed.signingCertificate, signature = signed.signature } })
  post:tells_firmware(81, "Downloaded", "SignatureVerified", "Installing", "InstallRebooting")
  post:sends("BootNotification", { reason = "FirmwareUpdate" }, "5 min")
  post:told("BootNotification", { status = "Accepted" })
  post:tells("StatusNotification", { connectorStatus = "Available" })
  post:tells_firmware(81, "Installed")
  post:tells("SecurityEventNotification", { type = "FirmwareUpdated" })
end)
