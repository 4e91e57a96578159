-- The CSMS is told that firmware is not what it should be when it is installed.
scenario "TC_L_08_CSMS" {
  conformance = "TC_L_08_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_08_CSMS; part 2 L01",
  needs  = { "csms.command" },
  quiet = true,
}

-- The station cannot fail this way by itself: its last word is another.
file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0", fault = "unfit" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-SL08" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:hears("UpdateFirmware", order)
  post:tells_firmware(81, "Downloading", "Downloaded", "SignatureVerified", "Installing")
  post:tampers("FirmwareStatusNotification", { replace = { status = "InstallVerificationFailed" } })
  post:tells_firmware(81, "InstallVerificationFailed")
end)
