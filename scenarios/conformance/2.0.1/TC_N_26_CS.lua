-- A log that cannot be sent is tried again as often as ordered, and UploadFailure is told.
scenario "TC_N_26_CS" {
  conformance = "TC_N_26_CS",
  source = "OCPP 2.0.1 part 6 TC_N_26_CS; part 2 N01.FR.10",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

file "closed" { fault = "not found", transfer = "5 s" }
local post = station "CP-N26" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetLog", { logType = "DiagnosticsLog", requestId = 33, retries = 1, retryInterval = 10,
    log = { remoteLocation = "ftp://logs.example/closed" } },
    { status = "Accepted", filename = like "%.log$" })
  post:sends("LogStatusNotification", { status = "Uploading", requestId = 33 })
  post:sends("LogStatusNotification", { status = "Uploading", requestId = 33 }, "2 min")
  post:sends("LogStatusNotification", { status = "UploadFailure", requestId = 33 }, "2 min")
end)
