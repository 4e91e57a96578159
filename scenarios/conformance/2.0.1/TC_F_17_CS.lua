-- The state of a firmware update is asked for, with an EVSE that has nothing to do with it.
scenario "TC_F_17_CS" {
  conformance = "TC_F_17_CS",
  source = "OCPP 2.0.1 part 6 TC_F_17_CS; F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-17" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "FirmwareStatusNotification", evse = { id = 1 } },
    { status = "Accepted" })
  post:sends("FirmwareStatusNotification", { status = "Idle" })
end)
