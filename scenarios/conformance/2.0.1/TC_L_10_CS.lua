-- A second order ends the first update; from then on the station speaks of the second alone.
scenario "TC_L_10_CS" {
  conformance = "TC_L_10_CS",
  source = "OCPP 2.0.1 part 6 TC_L_10_CS; part 2 L01.FR.24",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-L10" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:updates(post, 80, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:sends("FirmwareStatusNotification", { status = "Downloading", requestId = 80 }, "20 min")
  csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed, "AcceptedCanceled")
  post:sends_firmware(81, "Downloading", "Downloaded", "SignatureVerified", "Installing", "InstallRebooting")
  post:sends("BootNotification", { reason = "FirmwareUpdate" }, "5 min")
  post:sends_firmware(81, "Installed")
  post:sends("SecurityEventNotification", { type = "FirmwareUpdated" })
end)
