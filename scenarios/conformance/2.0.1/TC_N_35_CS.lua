-- The security log is sent.
scenario "TC_N_35_CS" {
  conformance = "TC_N_35_CS",
  source = "OCPP 2.0.1 part 6 TC_N_35_CS; part 2 N01.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N35" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetLog", { logType = "SecurityLog", requestId = 32,
    log = { remoteLocation = "ftp://logs.example/in" } },
    { status = "Accepted", filename = like "%.log$" })
  post:sends("LogStatusNotification", { status = "Uploading", requestId = 32 })
  post:sends("LogStatusNotification", { status = "Uploaded", requestId = 32 }, "5 min")
end)
