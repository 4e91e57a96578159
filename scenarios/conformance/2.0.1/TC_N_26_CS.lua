-- A log that cannot be sent is tried four times, and then the failure is told.
scenario "TC_N_26_CS" {
  conformance = "TC_N_26_CS",
  source = "OCPP 2.0.1 part 6 TC_N_26_CS; part 2 N01.FR.08, FR.10",
  needs  = { "csms.command" },
  quiet = true,
}

file "closed" { fault = "not found", transfer = "5 s" }
local post = station "CP-N26" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetLog", { logType = "DiagnosticsLog", requestId = 33, retries = 3, retryInterval = 60,
    log = { remoteLocation = "ftp://logs.example/closed" } }, { status = "Accepted" })
  post:sends("LogStatusNotification", { status = "Uploading", requestId = 33 })
  wait "175 s" -- nearly three intervals, in which it tries again
  post:from_now()
  post:sends("LogStatusNotification", { requestId = 33,
    status = one_of("UploadFailure", "BadMessage", "PermissionDenied", "NotSupportedOperation") }, "1 min")
end)
