-- The CSMS is told that the signing certificate is not the one of the maker, and takes the security event.
scenario "TC_L_05_CSMS" {
  conformance = "TC_L_05_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_05_CSMS; part 2 L01.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature("ac-2.bin 2.0.0", "stranger")
local post   = station "CP-SL05" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "InstallCertificate", { certificateType = "ManufacturerRootCertificate",
    certificate = root_certificate "manufacturer" }, { status = "Accepted" })
  local order = csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed, "InvalidCertificate")
  post:hears("UpdateFirmware", order)
  post:tells("SecurityEventNotification", { type = "InvalidFirmwareSigningCertificate" })
end)
