-- A station gives no log, and the CSMS is told.
scenario "TC_N_34_CSMS" {
  conformance = "TC_N_34_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_34_CSMS; 2.0.1 part 2, N01",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-N34" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("GetLog", { answers = true, raw = '[3,"{id}",{"status":"Rejected"}]' })
  csms:command(post, "GetLog", { logType = "DiagnosticsLog", requestId = 72, log = { remoteLocation = "https://files.example/logs" } },
    { status = "Rejected" })
  post:hears("GetLog", { logType = "DiagnosticsLog", requestId = 72, log = { remoteLocation = "https://files.example/logs" } })
end)
