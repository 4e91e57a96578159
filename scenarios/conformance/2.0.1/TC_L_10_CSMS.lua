-- A second update takes the place of the first.
scenario "TC_L_10_CSMS" {
  conformance = "TC_L_10_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_L_10_CSMS; 2.0.1 part 2, L01",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-L10" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("UpdateFirmware", { answers = true, raw = '[3,"{id}",{"status":"AcceptedCanceled"}]' })
  csms:command(post, "UpdateFirmware", { requestId = 61, firmware = { location = "https://files.example/fw-2.bin",
    retrieveDateTime = "2026-03-06T10:00:00Z",
    signingCertificate = "-----BEGIN CERTIFICATE-----", signature = "c2lnbmVk" } }, { status = "AcceptedCanceled" })
  post:hears("UpdateFirmware", { requestId = 61, firmware = { location = any, signature = any, signingCertificate = any } })
  post:calls("FirmwareStatusNotification", { status = "Downloading", requestId = 61 }, {})
end)
