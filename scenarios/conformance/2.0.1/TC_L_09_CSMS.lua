-- The CSMS is told after the boot that the firmware could not be installed.
scenario "TC_L_09_CSMS" {
  conformance = "TC_L_09_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_09_CSMS; part 2 L01",
  needs  = { "csms.command" },
  quiet = true,
}

-- The station knows it before it boots: here its last word is another.
file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-L09" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:hears("UpdateFirmware", order)
  post:tells_firmware(81, "Downloading", "Downloaded", "SignatureVerified", "Installing", "InstallRebooting")
  post:tampers("FirmwareStatusNotification", { replace = { status = "InstallationFailed" } })
  post:boots({ reason = "FirmwareUpdate" }, "5 min")
  post:tells("StatusNotification", { connectorStatus = "Available" })
  post:tells_firmware(81, "InstallationFailed")
end)
