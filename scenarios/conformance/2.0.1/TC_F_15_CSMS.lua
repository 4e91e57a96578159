-- The operator triggers the status of log uploads while there is none.
scenario "TC_F_15_CSMS" {
  conformance = "TC_F_15_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_15_CSMS; 2.0.1 part 2, F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F15" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "LogStatusNotification" }, { status = "Accepted" })
  post:hears("TriggerMessage", { requestedMessage = "LogStatusNotification" })
  post:tells("LogStatusNotification", { status = "Idle" })
end)
