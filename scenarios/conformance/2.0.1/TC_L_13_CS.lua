-- A station that does not even download while somebody charges lets nobody else begin.
scenario "TC_L_13_CS" {
  conformance = "TC_L_13_CS",
  source = "OCPP 2.0.1 part 6 TC_L_13_CS; part 2 L01.FR.06, FR.07, FR.13",
  needs  = { "csms.command" },
  quiet = true,
}

-- Signed by the maker of the neutral station, for "ac-2.bin 2.0.0".

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post = station "CP-L13" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2, firmware_in_use = "nothing" } }
local ann  = driver "Ann" { token = "04A1B2C3D421D3" }

test(function()
  csms:sets(post, "ChargingStation", "AllowNewSessionsPendingFirmwareUpdate", "false")
  ann:starts(post, 1)
  csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:sends_firmware(81, "DownloadScheduled")
  post:sends("StatusNotification", { evseId = 2, connectorStatus = "Unavailable" })
  post:silent("FirmwareStatusNotification", "5 min")
  ann:tap(post)
  ann:pull_plug()
  post:sends("TransactionEvent", { eventType = "Ended" })
  post:sends("FirmwareStatusNotification", { status = "Downloading", requestId = 81 })
  post:sends("StatusNotification", { evseId = 1, connectorStatus = "Unavailable" })
  post:sends_firmware(81, "Downloaded", "SignatureVerified", "Installing")
  post:sends("BootNotification", { reason = "FirmwareUpdate" }, "5 min")
  post:sends("StatusNotification", { evseId = 1, connectorStatus = "Available" })
  post:sends("StatusNotification", { evseId = 2, connectorStatus = "Available" })
  post:sends_firmware(81, "Installed")
  post:sends("SecurityEventNotification", { type = "FirmwareUpdated" })
end)
