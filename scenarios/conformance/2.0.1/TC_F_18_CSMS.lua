-- The operator triggers the status of firmware updates while there is none.
scenario "TC_F_18_CSMS" {
  conformance = "TC_F_18_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_18_CSMS; 2.0.1 part 2, F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F18" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "FirmwareStatusNotification" }, { status = "Accepted" })
  post:hears("TriggerMessage", { requestedMessage = "FirmwareStatusNotification" })
  post:tells("FirmwareStatusNotification", { status = "Idle" })
end)
