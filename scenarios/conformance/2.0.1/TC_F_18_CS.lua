-- The state of a firmware update is asked for: there is none.
scenario "TC_F_18_CS" {
  conformance = "TC_F_18_CS",
  source = "OCPP 2.0.1 part 6 TC_F_18_CS; F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-18" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "FirmwareStatusNotification" },
    { status = "Accepted" })
  post:sends("FirmwareStatusNotification", { status = "Idle", requestId = absent })
end)
