-- A station that does not even download while somebody charges lets others begin where that is allowed.
scenario "TC_L_12_CS" {
  conformance = "TC_L_12_CS",
  source = "OCPP 2.0.1 part 6 TC_L_12_CS; part 2 L01.FR.06, FR.07, FR.13",
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

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local post = station "CP-L12" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2, firmware_in_use = "nothing" } }
local ann  = driver "Ann" { token = "04A1B2C3D4" }
local bob  = driver "Bob" { token = "04A1B2C3D5" }

test(function()
  csms:sets(post, "ChargingStation", "AllowNewSessionsPendingFirmwareUpdate", "true")
  ann:starts(post, 1)
  csms:command(post, "UpdateFirmware", { requestId = 81, firmware = {
    location = "https://depot.example/fw/ac-2.bin", retrieveDateTime = "2026-03-06T08:00:00Z", installDateTime = "2026-03-06T08:00:00Z",
    signingCertificate = certificate, signature = signature } }, { status = "Accepted" })
  post:sends("FirmwareStatusNotification", { status = "DownloadScheduled", requestId = 81 }, "20 min")
  bob:plugs_in(post, 2)
  bob:tap(post)
  post:sends("TransactionEvent", { eventType = "Started", evse = { id = 2 } }, "1 min")
  ann:tap(post)
  ann:pull_plug()
  post:sends("TransactionEvent", { eventType = "Ended" })
  post:silent("FirmwareStatusNotification", "5 min")
  bob:tap(post)
  bob:pull_plug()
  post:sends("TransactionEvent", { eventType = "Ended" })
  post:sends("FirmwareStatusNotification", { status = "Downloading", requestId = 81 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "Downloaded", requestId = 81 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "SignatureVerified", requestId = 81 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "Installing", requestId = 81 }, "20 min")
  post:sends("BootNotification", { reason = "FirmwareUpdate" }, "5 min")
  post:sends("FirmwareStatusNotification", { status = "Installed", requestId = 81 }, "20 min")
  post:sends("SecurityEventNotification", { type = "FirmwareUpdated" })
end)
