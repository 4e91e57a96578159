-- A station that does not even download while somebody charges lets others begin where that is allowed.
scenario "TC_L_12_CS" {
  conformance = "TC_L_12_CS",
  source = "OCPP 2.0.1 part 6 TC_L_12_CS; part 2 L01.FR.06, FR.07, FR.13",
  needs  = { "csms.command" },
  quiet = true,
}

-- Signed by the maker of the neutral station, for "ac-2.bin 2.0.0".

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post = station "CP-L12" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2, firmware_in_use = "nothing" } }
local ann  = driver "Ann" { token = "04A1B2C3D47BE0" }
local bob  = driver "Bob" { token = "04A1B2C3D57BE0" }

test(function()
  csms:sets(post, "ChargingStation", "AllowNewSessionsPendingFirmwareUpdate", "true")
  ann:starts(post, 1)
  csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:sends_firmware(81, "DownloadScheduled")
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
  post:sends_firmware(81, "Downloading", "Downloaded", "SignatureVerified", "Installing")
  post:sends("BootNotification", { reason = "FirmwareUpdate" }, "5 min")
  post:sends_firmware(81, "Installed")
  post:sends("SecurityEventNotification", { type = "FirmwareUpdated" })
end)
