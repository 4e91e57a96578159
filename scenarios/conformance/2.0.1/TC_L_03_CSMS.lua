-- The CSMS has signed firmware fetched at a later time.
scenario "TC_L_03_CSMS" {
  conformance = "TC_L_03_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_03_CSMS; part 2 L01.FR.13",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local signed = firmware_signature "ac-2.bin 2.0.0"
local post   = station "CP-SL03" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = csms:updates(post, 81, "ac-2.bin",
    { retrieveDateTime = "2026-03-06T10:30:00Z", installDateTime = "2026-03-06T08:00:00Z" }, signed)
  post:hears("UpdateFirmware", order)
  post:tells_firmware(81, "DownloadScheduled", "Downloading", "Downloaded", "SignatureVerified", "Installing", "InstallRebooting")
  post:is_updated(81)
end)
