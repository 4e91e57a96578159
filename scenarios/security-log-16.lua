-- The operator fetches the security log of a 1.6 station, and has it say again how far that is.
scenario "security log" {
  source = "Improved security for OCPP 1.6-J, N01, ExtendedTriggerMessage",
  needs  = { "csms.command" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-LOG" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "GetLog", { logType = "SecurityLog", requestId = 5, log = { remoteLocation = "https://depot.example/logs/" } },
    { status = "Accepted" })
  post:sends("LogStatusNotification", { status = "Uploading", requestId = 5 }, "10 min")
  post:sends("LogStatusNotification", { status = "Uploaded", requestId = 5 }, "10 min")
  csms:command(post, "ExtendedTriggerMessage", { requestedMessage = "LogStatusNotification" }, { status = "Accepted" })
  post:sends("LogStatusNotification", { status = "Idle" })
  post:told("LogStatusNotification")
end)
