-- A station that can, installs firmware while a transaction goes on, which goes on.
scenario "TC_L_16_CS" {
  conformance = "TC_L_16_CS",
  source = "OCPP 2.0.1 part 6 TC_L_16_CS; part 2 L01.FR.05, FR.28, FR.31",
  needs  = { "csms.command" },
  quiet = true,
}

-- Signed by the maker of the neutral station, for "ac-2.bin 2.0.0".

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post = station "CP-L16" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { firmware_in_use = "install" } }
local ann  = driver "Ann" { token = "04A1B2C3D46D9B" }

test(function()
  ann:starts(post)
  csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:sends_firmware(81, "Downloading", "Downloaded", "SignatureVerified", "Installing")
  for _ = 1, 120 do
    if post:connected() then wait "1 s" end
  end
  check(not post:connected(), "the station hangs up to begin anew")
  post:connects()
  post:sends_firmware(81, "Installed")
  post:sends("SecurityEventNotification", { type = "FirmwareUpdated" })
  post:silent("BootNotification", "1 min")
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
end)
