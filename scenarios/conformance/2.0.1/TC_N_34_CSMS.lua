-- The CSMS asks for a log that the station does not have.
scenario "TC_N_34_CSMS" {
  conformance = "TC_N_34_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_34_CSMS; part 2 N01.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN34" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  -- A time that ends before it begins.
  local order = { logType = "DiagnosticsLog", requestId = 72, log = { remoteLocation = "ftp://logs.example/in",
    oldestTimestamp = "2026-03-06T12:00:00Z", latestTimestamp = "2026-03-05T12:00:00Z" } }
  csms:command(post, "GetLog", order, { status = "Rejected" })
  post:hears("GetLog", { logType = "DiagnosticsLog", requestId = 72 })
end)
