-- The CSMS is told that the signature of the firmware is wrong.
scenario "TC_L_06_CSMS" {
  conformance = "TC_L_06_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_06_CSMS; part 2 L01.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0, changed" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-SL06" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:hears("UpdateFirmware", order)
  post:tells_firmware(81, "Downloading", "Downloaded", "InvalidSignature")
  post:tells("SecurityEventNotification", { type = "InvalidFirmwareSignature" })
end)
