-- Firmware that does not fit the station is not installed: InstallationFailed.
scenario "TC_L_08_CS" {
  conformance = "TC_L_08_CS",
  source = "OCPP 2.0.1 part 6 TC_L_08_CS; part 2 L01.FR.29",
  needs  = { "csms.command" },
  quiet = true,
}

-- Signed by the maker of the neutral station, for "ac-2.bin 2.0.0".

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0", fault = "unfit" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post = station "CP-L08" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:updates(post, 81, "ac-2.bin", { retrieveDateTime = "2026-03-06T09:00:00Z" }, signed)
  post:sends_firmware(81, "Downloading", "Downloaded", "SignatureVerified", "Installing")
  post:sends("FirmwareStatusNotification", { status = one_of("InstallationFailed", "InstallVerificationFailed"), requestId = 81 }, "20 min")
  wait "5 min"
  post:has_not_sent "BootNotification"
end)
