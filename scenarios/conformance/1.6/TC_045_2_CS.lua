-- Diagnostics that nobody takes: UploadFailed.
scenario "TC_045_2_CS" {
  conformance = "TC_045_2_CS",
  source = "OCTT 1.6 TC_045_2_CS; OCPP 1.6 5.9, 4.4",
  needs  = { "csms.command" },
  quiet = true,
}

file "full" { fault = "not found" }
local post = station "CP-045-2" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "GetDiagnostics", { location = "https://logs.example/full", retries = 0 }, {})
  post:sends("DiagnosticsStatusNotification", { status = "Uploading" })
  post:sends("DiagnosticsStatusNotification", { status = "UploadFailed" }, "5 min")
end)
