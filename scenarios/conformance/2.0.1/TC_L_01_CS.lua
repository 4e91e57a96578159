-- Signed firmware is fetched, checked and installed; the station boots with it and says so.
scenario "TC_L_01_CS" {
  conformance = "TC_L_01_CS",
  source = "OCPP 2.0.1 part 6 TC_L_01_CS; part 2 L01",
  needs  = { "csms.command" },
  quiet = true,
}

-- Signed by the maker of the neutral station, for "ac-2.bin 2.0.0".

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post = station "CP-L01" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:updates(post, 81, "ac-2.bin", { retrieveDateTime = "2026-03-06T09:00:00Z" }, signed)
  post:sends_firmware(81, "Downloading", "Downloaded", "SignatureVerified", "Installing", "InstallRebooting")
  post:sends("BootNotification", { reason = "FirmwareUpdate", chargingStation = { firmwareVersion = "2.0.0" } }, "5 min")
  post:sends_firmware(81, "Installed")
  post:sends("SecurityEventNotification", { type = "FirmwareUpdated" })
end)
