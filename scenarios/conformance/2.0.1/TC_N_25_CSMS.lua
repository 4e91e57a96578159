-- The operator fetches the diagnostics.
scenario "TC_N_25_CSMS" {
  conformance = "TC_N_25_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_25_CSMS; 2.0.1 part 2, N01",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-N25" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("GetLog", { answers = true, raw = '[3,"{id}",{"status":"Accepted","filename":"log.txt"}]' })
  csms:command(post, "GetLog", { logType = "DiagnosticsLog", requestId = 72, log = { remoteLocation = "https://files.example/logs" } },
    { status = "Accepted" })
  post:hears("GetLog", { logType = "DiagnosticsLog", requestId = 72, log = { remoteLocation = "https://files.example/logs" } })
  post:calls("LogStatusNotification", { status = "Uploading", requestId = 72 }, {})
  post:calls("LogStatusNotification", { status = "Uploaded", requestId = 72 }, {})
end)
