-- Diagnostics are sent where the CSMS wants them, under the name in the answer.
scenario "TC_045_1_CS" {
  conformance = "TC_045_1_CS",
  source = "OCTT 1.6 TC_045_1_CS; OCPP 1.6 5.9, 4.4",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-045-1" { profile = "neutral-ac-22" }

test(function()
  local answer = csms:command(post, "GetDiagnostics", { location = "https://logs.example/in" },
    { fileName = like "%.log$" })
  check(answer and #answer.fileName > 4, "the answer names the file")
  post:sends("DiagnosticsStatusNotification", { status = "Uploading" })
  post:sends("DiagnosticsStatusNotification", { status = "Uploaded" }, "5 min")
end)
