-- The CSMS orders a second update, which the station refuses: it goes on with the first.
scenario "TC_L_11_CSMS" {
  conformance = "TC_L_11_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_11_CSMS; part 2 L01.FR.27",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-SL11" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { firmware_cancels = false } }

test(function()
  local order = csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:hears("UpdateFirmware", order)
  post:tells_firmware(81, "Downloading")
  local order = csms:updates(post, 82, "ac-2.bin", "2026-03-06T08:00:00Z", signed, "Rejected")
  post:hears("UpdateFirmware", order)
  post:tells_firmware(81, "Downloaded", "SignatureVerified", "Installing", "InstallRebooting")
  post:is_updated(81)
end)
