-- The operator fetches the security log of a station.
scenario "TC_079_CSMS" {
  conformance = "TC_079_CSMS",
  source = "OCTT 1.6 TC_079_CSMS; security whitepaper 5.7 (GetLog)",
  needs  = { "csms.command" },
}

local post = station "CP-S079" { profile = "neutral-ac-22", security = 1 }

test(function()
  csms:command(post, "GetLog", { logType = "SecurityLog", requestId = 11,
    log = { remoteLocation = "https://logs.example/in" } }, { status = "Accepted" })
  post:sends("LogStatusNotification", { status = "Uploading", requestId = 11 })
  post:sends("LogStatusNotification", { status = "Uploaded", requestId = 11 }, "5 min")
  post:told "LogStatusNotification"
end)
