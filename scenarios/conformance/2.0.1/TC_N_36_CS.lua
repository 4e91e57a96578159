-- A second request for a log cancels the first upload.
scenario "TC_N_36_CS" {
  conformance = "TC_N_36_CS",
  source = "OCPP 2.0.1 part 6 TC_N_36_CS; part 2 N01.FR.12, FR.20",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N36" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetLog", { logType = "DiagnosticsLog", requestId = 34,
    log = { remoteLocation = "ftp://logs.example/in" } },
    { status = "Accepted", filename = like "%.log$" })
  post:sends("LogStatusNotification", { status = "Uploading", requestId = 34 })
  csms:command(post, "GetLog", { logType = "DiagnosticsLog", requestId = 35,
    log = { remoteLocation = "ftp://logs.example/in" } },
    { status = "AcceptedCanceled", filename = like "%.log$" })
  post:sends("LogStatusNotification", { status = "AcceptedCanceled", requestId = 34 })
  post:sends("LogStatusNotification", { status = "Uploading", requestId = 35 })
  post:sends("LogStatusNotification", { status = "Uploaded", requestId = 35 }, "5 min")
end)
