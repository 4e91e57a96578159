-- A station cannot send its diagnostics; the CSMS takes UploadFailed.
scenario "TC_045_2_CSMS" {
  conformance = "TC_045_2_CSMS",
  source = "OCTT 1.6 TC_045_2_CSMS; OCPP 1.6 5.9, 4.4",
  needs  = { "csms.command" },
}

file "full" { fault = "not found" }
local post = station "CP-1045-2" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "GetDiagnostics", { location = "https://logs.example/full", retries = 0 },
    { fileName = any })
  post:hears("GetDiagnostics", { location = "https://logs.example/full", retries = 0 })
  post:tells("DiagnosticsStatusNotification", { status = "Uploading" }, "5 min")
  post:tells("DiagnosticsStatusNotification", { status = "UploadFailed" }, "5 min")
end)
