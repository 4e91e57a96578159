-- A log of a time that ends before it begins is not there.
scenario "TC_N_34_CS" {
  conformance = "TC_N_34_CS",
  source = "OCPP 2.0.1 part 6 TC_N_34_CS; part 2 N01.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N34" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetLog", { logType = "DiagnosticsLog", requestId = 36, log = { remoteLocation = "ftp://logs.example/in",
    oldestTimestamp = "2026-03-06T12:00:00Z", latestTimestamp = "2026-03-05T12:00:00Z" } }, { status = "Rejected" })
  wait "1 min"
  post:has_not_sent "LogStatusNotification"
end)
