-- The CSMS has signed firmware installed: it takes each status, and the boot.
scenario "TC_L_01_CSMS" {
  conformance = "TC_L_01_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_01_CSMS; part 2 L01",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-SL01" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:hears("UpdateFirmware", order)
  post:tells_firmware(81, "Downloading", "Downloaded", "SignatureVerified", "Installing", "InstallRebooting")
  post:is_updated(81)
end)
