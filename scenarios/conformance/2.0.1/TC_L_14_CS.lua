-- While firmware waits for a transaction to end, another begins where that is allowed; it waits for both.
scenario "TC_L_14_CS" {
  conformance = "TC_L_14_CS",
  source = "OCPP 2.0.1 part 6 TC_L_14_CS; part 2 L01.FR.06, FR.07",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-L14" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { connectors = 2, evses = 2 } }
local ann    = driver "Ann" { token = "04A1B2C3D4E22E" }
local bob    = driver "Bob" { token = "04A1B2C3D5E22E" }

test(function()
  csms:sets(post, "ChargingStation", "AllowNewSessionsPendingFirmwareUpdate", "true")
  ann:plugs_in(post, 1)
  ann:tap(post)
  post:sends("TransactionEvent", { triggerReason = "ChargingStateChanged", transactionInfo = { chargingState = "Charging" } })
  csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:sends_firmware(81, "Downloading", "Downloaded", "SignatureVerified", "InstallScheduled")
  bob:plugs_in(post, 2)
  bob:tap(post)
  post:sends("TransactionEvent", { eventType = "Started", evse = { id = 2 } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  ann:drives_off()
  post:silent("FirmwareStatusNotification", "5 min")
  bob:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  bob:drives_off()
  post:sends_firmware(81, "Installing", "InstallRebooting")
  post:sends("BootNotification", { reason = "FirmwareUpdate" }, "5 min")
  post:sends_firmware(81, "Installed")
  post:sends("SecurityEventNotification", { type = "FirmwareUpdated" })
end)
