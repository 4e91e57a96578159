-- Firmware signed in the name of somebody else than the maker is refused at once, and the event is told.
scenario "TC_L_05_CS" {
  conformance = "TC_L_05_CS",
  source = "OCPP 2.0.1 part 6 TC_L_05_CS; part 2 L01.FR.02, FR.21, FR.22",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature("ac-2.bin 2.0.0", "stranger")
local post   = station "CP-L05" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "InstallCertificate", { certificateType = "ManufacturerRootCertificate",
    certificate = root_certificate "manufacturer" }, { status = "Accepted" })
  csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed, "InvalidCertificate")
  post:sends("SecurityEventNotification", { type = "InvalidFirmwareSigningCertificate" })
  wait "2 min"
  post:has_not_sent "FirmwareStatusNotification"
  signed.signingCertificate = "no certificate"
  csms:updates(post, 82, "ac-2.bin", "2026-03-06T08:00:00Z", signed, "InvalidCertificate")
  post:sends("SecurityEventNotification", { type = "InvalidFirmwareSigningCertificate" })
end)
