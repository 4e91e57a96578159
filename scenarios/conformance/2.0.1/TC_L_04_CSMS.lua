-- The signing certificate is revoked, and the CSMS is told.
scenario "TC_L_04_CSMS" {
  conformance = "TC_L_04_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_L_04_CSMS; 2.0.1 part 2, L01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-L04" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("UpdateFirmware", { answers = true, raw = '[3,"{id}",{"status":"RevokedCertificate"}]' })
  csms:command(post, "UpdateFirmware", { requestId = 61, firmware = { location = "https://files.example/fw-2.bin",
    retrieveDateTime = "2026-03-06T10:00:00Z",
    signingCertificate = "-----BEGIN CERTIFICATE-----", signature = "c2lnbmVk" } }, { status = "RevokedCertificate" })
  post:hears("UpdateFirmware", { requestId = 61, firmware = { location = any, signature = any, signingCertificate = any } })
end)
