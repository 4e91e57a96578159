-- Firmware that is to be installed later waits: InstallScheduled.
scenario "TC_L_02_CS" {
  conformance = "TC_L_02_CS",
  source = "OCPP 2.0.1 part 6 TC_L_02_CS; part 2 L01.FR.16",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-L02" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:updates(post, 81, "ac-2.bin",
    { retrieveDateTime = "2026-03-06T08:00:00Z", installDateTime = "2026-03-06T10:30:00Z" }, signed)
  post:sends_firmware(81, "Downloading", "Downloaded", "SignatureVerified", "InstallScheduled")
  post:silent("FirmwareStatusNotification", "10 min")
  post:sends_firmware(81, "Installing", "InstallRebooting")
  post:sends("BootNotification", { reason = "FirmwareUpdate" }, "5 min")
  post:sends_firmware(81, "Installed")
  post:sends("SecurityEventNotification", { type = "FirmwareUpdated" })
end)
