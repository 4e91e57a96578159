-- A signing certificate that cannot be read is refused, and the event is told.
scenario "TC_L_05_CS" {
  conformance = "TC_L_05_CS",
  source = "OCPP 2.0.1 part 6 TC_L_05_CS; part 2 L01.FR.02, FR.22",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local signature = "MEQCIFunh22Lx02Bva2URnxE16IlxEd4+zv3kji5Zxp8iGEWAiAgYxTjhGpkyhBnY8ZVc29Vs65vsijlVcJust1N0QmKbw=="
file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local post = station "CP-L05" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "UpdateFirmware", { requestId = 81, firmware = {
    location = "https://depot.example/fw/ac-2.bin", retrieveDateTime = "2026-03-06T09:00:00Z",
    signingCertificate = "no certificate", signature = signature } }, { status = "InvalidCertificate" })
  post:sends("SecurityEventNotification", { type = "InvalidFirmwareSigningCertificate" })
  post:silent("FirmwareStatusNotification", "2 min")
end)
