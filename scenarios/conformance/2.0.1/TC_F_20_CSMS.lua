-- The operator triggers a heartbeat.
scenario "TC_F_20_CSMS" {
  conformance = "TC_F_20_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_20_CSMS; 2.0.1 part 2, F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F20" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "Heartbeat" }, { status = "Accepted" })
  post:hears("TriggerMessage", { requestedMessage = "Heartbeat" })
  post:sends("Heartbeat")
  post:told("Heartbeat", { currentTime = any })
end)
