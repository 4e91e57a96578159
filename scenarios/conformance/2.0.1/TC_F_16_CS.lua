-- The state of an upload is asked for: it is under way.
scenario "TC_F_16_CS" {
  conformance = "TC_F_16_CS",
  source = "OCPP 2.0.1 part 6 TC_F_16_CS; F06, N01",
  needs  = { "csms.command" },
  quiet = true,
}

file "slow" { transfer = "5 min" }
local post = station "CP-2-F-16" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetLog", { logType = "DiagnosticsLog", requestId = 5, log = { remoteLocation = "https://logs.example/slow" } },
    { status = "Accepted" })
  post:sends("LogStatusNotification", { status = "Uploading", requestId = 5 })
  csms:command(post, "TriggerMessage", { requestedMessage = "LogStatusNotification" },
    { status = "Accepted" })
  post:sends("LogStatusNotification", { status = "Uploading", requestId = 5 })
end)
