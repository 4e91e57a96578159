-- The operator resets an idle station as soon as it is idle: at once.
scenario "TC_B_20_CSMS" {
  conformance = "TC_B_20_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_20_CSMS; 2.0.1 part 2, B11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B20" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:hears("Reset", { type = "OnIdle" })
  post:boots({ reason = one_of("RemoteReset", "ScheduledReset") }, "5 min")
  post:tells("StatusNotification", { connectorStatus = "Available" })
end)
