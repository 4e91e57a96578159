-- A station that wants signed firmware refuses what is not signed.
scenario "TC_L_18_CS" {
  conformance = "TC_L_18_CS",
  source = "OCPP 2.0.1 part 6 TC_L_18_CS; part 2 L01.FR.12",
  needs  = { "csms.command" },
  quiet = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0" }
local post = station "CP-L18" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { unsigned_firmware = false } }

test(function()
  csms:command(post, "UpdateFirmware", { requestId = 81, firmware = { location = "https://depot.example/fw/ac-2.bin",
    retrieveDateTime = "2026-03-06T09:00:00Z" } }, { status = one_of("Rejected", "InvalidCertificate") })
  wait "2 min"
  post:has_not_sent "FirmwareStatusNotification"
end)
