-- TriggerMessage Heartbeat.
scenario "TC_F_20_CS" {
  conformance = "TC_F_20_CS",
  source = "OCPP 2.0.1 part 6 TC_F_20_CS; F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-20" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4312D" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "Heartbeat" }, { status = "Accepted" })
  post:sends("Heartbeat")
  post:told("Heartbeat", { currentTime = any })
end)
