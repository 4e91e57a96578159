-- The state of an upload is asked for: there is none.
scenario "TC_F_15_CS" {
  conformance = "TC_F_15_CS",
  source = "OCPP 2.0.1 part 6 TC_F_15_CS; F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-15" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "LogStatusNotification" },
    { status = "Accepted" })
  post:sends("LogStatusNotification", { status = "Idle", requestId = absent })
end)
