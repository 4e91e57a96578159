-- The state of a firmware update is asked for: it is being fetched.
scenario "TC_F_19_CS" {
  conformance = "TC_F_19_CS",
  source = "OCPP 2.0.1 part 6 TC_F_19_CS; F06, L01",
  needs  = { "csms.command" },
  quiet = true,
}

file "big.bin" { version = "2.0.0", transfer = "5 min" }
local post = station "CP-2-F-19" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "UpdateFirmware", { requestId = 6, firmware = { location = "https://depot.example/big.bin", retrieveDateTime = "2026-03-06T10:00:00Z" } },
    { status = "Accepted" })
  post:sends("FirmwareStatusNotification", { status = "Downloading", requestId = 6 })
  csms:command(post, "TriggerMessage", { requestedMessage = "FirmwareStatusNotification" },
    { status = "Accepted" })
  post:sends("FirmwareStatusNotification", { status = "Downloading", requestId = 6 })
end)
