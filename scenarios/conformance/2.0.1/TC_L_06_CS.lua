-- Firmware whose signature is that of another file is not installed, and the event is told.
scenario "TC_L_06_CS" {
  conformance = "TC_L_06_CS",
  source = "OCPP 2.0.1 part 6 TC_L_06_CS; part 2 L01.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0, changed" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-L06" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:sends_firmware(81, "Downloading", "Downloaded", "InvalidSignature")
  post:sends("SecurityEventNotification", { type = "InvalidFirmwareSignature" })
  post:silent("FirmwareStatusNotification", "5 min")
end)
