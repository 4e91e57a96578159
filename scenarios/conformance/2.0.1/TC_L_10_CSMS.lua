-- The CSMS orders a second update while the first is fetched; the station goes on with the second.
scenario "TC_L_10_CSMS" {
  conformance = "TC_L_10_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_10_CSMS; part 2 L01.FR.24",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-L10" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local function tells(status, order)
  post:tells("FirmwareStatusNotification", { status = status, requestId = order or 81 }, "1 h")
end

test(function()
  csms:command(post, "UpdateFirmware", { requestId = 80, firmware = {
    location = "https://depot.example/fw/ac-2.bin", retrieveDateTime = "2026-03-06T08:00:00Z",
    installDateTime = "2026-03-06T08:00:00Z",
    signingCertificate = signed.signingCertificate, signature = signed.signature } }, { status = "Accepted" })
  post:hears("UpdateFirmware", { requestId = 80, firmware = { location = "https://depot.example/fw/ac-2.bin",
    signingCertificate = signed.signingCertificate, signature = signed.signature } })
  tells("Downloading", 80)
  csms:command(post, "UpdateFirmware", { requestId = 81, firmware = {
    location = "https://depot.example/fw/ac-2.bin", retrieveDateTime = "2026-03-06T08:00:00Z",
    installDateTime = "2026-03-06T08:00:00Z",
    signingCertificate = signed.signingCertificate, signature = signed.signature } }, { status = "AcceptedCanceled" })
  post:hears("UpdateFirmware", { requestId = 81, firmware = { location = "https://depot.example/fw/ac-2.bin",
    signingCertificate = signed.signingCertificate, signature = signed.signature } })
  tells("Downloading")
  tells("Downloaded")
  tells("SignatureVerified")
  tells("Installing")
  tells("InstallRebooting")
  post:sends("BootNotification", { reason = "FirmwareUpdate" }, "5 min")
  post:told("BootNotification", { status = "Accepted" })
  post:tells("StatusNotification", { connectorStatus = "Available" })
  tells("Installed")
  post:tells("SecurityEventNotification", { type = "FirmwareUpdated" })
end)
