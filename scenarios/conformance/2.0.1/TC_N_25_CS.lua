-- The diagnostics log is sent: Uploading, then Uploaded, with the request's number.
scenario "TC_N_25_CS" {
  conformance = "TC_N_25_CS",
  source = "OCPP 2.0.1 part 6 TC_N_25_CS; part 2 N01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N25" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetLog", { logType = "DiagnosticsLog", requestId = 31,
    log = { remoteLocation = "ftp://logs.example/in" } },
    { status = "Accepted", filename = like "%.log$" })
  post:sends("LogStatusNotification", { status = "Uploading", requestId = 31 })
  post:sends("LogStatusNotification", { status = "Uploaded", requestId = 31 }, "5 min")
end)
