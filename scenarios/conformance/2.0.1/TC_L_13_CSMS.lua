-- An update waits for a transaction; the CSMS takes that the free connectors are unavailable meanwhile.
scenario "TC_L_13_CSMS" {
  conformance = "TC_L_13_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_13_CSMS; part 2 L01.FR.07, FR.13",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-SL13" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { connectors = 2, evses = 2, firmware_in_use = "nothing" } }
local ann    = driver "Ann" { token = "04A1B2C3D43D54" }

test(function()
  ann:plugs_in(post, 1)
  ann:tap(post)
  post:sends("TransactionEvent", { triggerReason = "ChargingStateChanged", transactionInfo = { chargingState = "Charging" } })
  local order = csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:hears("UpdateFirmware", order)
  post:tells_firmware(81, "DownloadScheduled")
  post:tells("StatusNotification", { evseId = 2, connectorStatus = "Unavailable" })
  wait "5 min"
  ann:tap(post)
  post:tells("TransactionEvent", { eventType = "Ended" })
  ann:drives_off()
  post:tells_firmware(81, "Downloading", "Downloaded", "SignatureVerified", "Installing", "InstallRebooting")
  post:is_updated(81)
end)
