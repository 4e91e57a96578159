-- A station that cannot give up an update refuses a second one, and ends the first.
scenario "TC_L_11_CS" {
  conformance = "TC_L_11_CS",
  source = "OCPP 2.0.1 part 6 TC_L_11_CS; part 2 L01.FR.24, FR.27",
  needs  = { "csms.command" },
  quiet = true,
}

-- Signed by the maker of the neutral station, for "ac-2.bin 2.0.0".

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post = station "CP-L11" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { firmware_cancels = false } }

test(function()
  csms:updates(post, 80, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:sends("FirmwareStatusNotification", { status = "Downloading", requestId = 80 }, "20 min")
  csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed, "Rejected")
  post:sends("FirmwareStatusNotification", { status = "Downloaded", requestId = 80 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "SignatureVerified", requestId = 80 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "Installing", requestId = 80 }, "20 min")
  post:sends("FirmwareStatusNotification", { status = "InstallRebooting", requestId = 80 }, "20 min")
  post:sends("BootNotification", { reason = "FirmwareUpdate" }, "5 min")
  post:sends("FirmwareStatusNotification", { status = "Installed", requestId = 80 }, "20 min")
  post:sends("SecurityEventNotification", { type = "FirmwareUpdated" })
end)
