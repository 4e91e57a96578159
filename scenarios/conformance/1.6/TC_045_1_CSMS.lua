-- A station sends its diagnostics; the CSMS takes every state of it.
scenario "TC_045_1_CSMS" {
  conformance = "TC_045_1_CSMS",
  source = "OCTT 1.6 TC_045_1_CSMS; OCPP 1.6 5.9, 4.4",
  needs  = { "csms.command" },
}

local post = station "CP-1045-1" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "GetDiagnostics", { location = "https://logs.example/in", retries = 0 },
    { fileName = any })
  post:hears("GetDiagnostics", { location = "https://logs.example/in", retries = 0 })
  post:tells("DiagnosticsStatusNotification", { status = "Uploading" }, "5 min")
  post:tells("DiagnosticsStatusNotification", { status = "Uploaded" }, "5 min")
end)
