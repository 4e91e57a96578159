-- The operator sends signed firmware and follows it until it is installed.
scenario "TC_080_CSMS" {
  conformance = "TC_080_CSMS",
  source = "OCTT 1.6 TC_080_CSMS; security whitepaper 4.3, 5.10 (SignedUpdateFirmware)",
  needs  = { "csms.command" },
}

local post = station "CP-S080" { profile = "neutral-ac-22", security = 1 }
file "ac-2.bin" { version = "2.0.0", content = "the bytes of version 2" }

test(function()
  local signed = firmware_signature "the bytes of version 2"
  csms:command(post, "SignedUpdateFirmware", { requestId = 7, firmware = {
    location = "https://depot.example/fw/ac-2.bin", retrieveDateTime = "2026-03-06T10:00:00Z",
    signingCertificate = signed.signingCertificate, signature = signed.signature } }, { status = "Accepted" })
  post:sends("SignedFirmwareStatusNotification", { status = "Downloading", requestId = 7 })
  post:sends("SignedFirmwareStatusNotification", { status = "Downloaded", requestId = 7 }, "5 min")
  post:sends("SignedFirmwareStatusNotification", { status = "SignatureVerified", requestId = 7 })
  post:sends("SignedFirmwareStatusNotification", { status = "Installing", requestId = 7 })
  post:sends("SignedFirmwareStatusNotification", { status = "Installed", requestId = 7 }, "10 min")
end)
