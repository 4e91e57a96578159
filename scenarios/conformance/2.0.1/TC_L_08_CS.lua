-- Firmware that does not fit the station is not installed: InstallationFailed.
scenario "TC_L_08_CS" {
  conformance = "TC_L_08_CS",
  source = "OCPP 2.0.1 part 6 TC_L_08_CS; part 2 L01.FR.29",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

-- Signed by the maker of the neutral station, for "ac-2.bin 2.0.0".
local certificate = [[
-----BEGIN CERTIFICATE-----
MIIBgzCCASigAwIBAgICTQEwCgYIKoZIzj0EAwIwLTEQMA4GA1UECgwHTmV1dHJh
bDEZMBcGA1UEAwwQRmlybXdhcmUgc2lnbmluZzAgFw0yNjAxMDEwMDAwMDBaGA8y
MTI2MDEwMTAwMDAwMFowLTEQMA4GA1UECgwHTmV1dHJhbDEZMBcGA1UEAwwQRmly
bXdhcmUgc2lnbmluZzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIsgsX/8razI
INTiYFAd15teoHQ2TPzpqz9S/Y+X/CDGLgv+0nSTvsuGXJw5Gq+tRVszdiKRWYHu
0Qracch++lSjNjA0MBMGA1UdJQQMMAoGCCsGAQUFBwMDMB0GA1UdDgQWBBSKwAp7
ZPUNISJYMJVnmtZun6KNxzAKBggqhkjOPQQDAgNJADBGAiEAmnfTCW5wXbwB8BAX
oue9Peybh+qeqxddkPuUX+mzN+4CIQC24+Z3TySbwdAw5K3zEH2E48n2w4JGkzBi
pFtd3mwCMA==
-----END CERTIFICATE-----
]]
local signature = "MEQCIFunh22Lx02Bva2URnxE16IlxEd4+zv3kji5Zxp8iGEWAiAgYxTjhGpkyhBnY8ZVc29Vs65vsijlVcJust1N0QmKbw=="

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0", fault = "unfit" }
local post = station "CP-L08" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "UpdateFirmware", { requestId = 81, firmware = {
    location = "https://depot.example/fw/ac-2.bin", retrieveDateTime = "2026-03-06T09:00:00Z",
    signingCertificate = certificate, signature = signature } }, { status = "Accepted" })
  post:sends("FirmwareStatusNotification", { status = "Downloading", requestId = 81 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "Downloaded", requestId = 81 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "SignatureVerified", requestId = 81 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "Installing", requestId = 81 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = one_of("InstallationFailed", "InstallVerificationFailed"), requestId = 81 }, "20 min")
  wait "5 min"
  post:has_not_sent "BootNotification"
end)
