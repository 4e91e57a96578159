-- The CSMS orders a second update while the first is fetched; the station goes on with the second.
scenario "TC_L_10_CSMS" {
  conformance = "TC_L_10_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_10_CSMS; part 2 L01.FR.24",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-SL10" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local function tells(status, order)
  post:tells("FirmwareStatusNotification", { status = status, requestId = order or 81 }, "1 h")
end

test(function()
  local order = csms:updates(post, 80, "ac-2.bin", "2026-03-06T08:00:00Z", signed)
  post:hears("UpdateFirmware", order)
  tells("Downloading", 80)
  local order = csms:updates(post, 81, "ac-2.bin", "2026-03-06T08:00:00Z", signed, "AcceptedCanceled")
  post:hears("UpdateFirmware", order)
  tells("Downloading")
  tells("Downloaded")
  tells("SignatureVerified")
  tells("Installing")
  tells("InstallRebooting")
  post:boots({ reason = "FirmwareUpdate" }, "5 min")
  post:tells("StatusNotification", { connectorStatus = "Available" })
  tells("Installed")
  post:tells("SecurityEventNotification", { type = "FirmwareUpdated" })
end)
