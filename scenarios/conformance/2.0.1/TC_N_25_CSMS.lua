-- The CSMS has the diagnostics log uploaded.
scenario "TC_N_25_CSMS" {
  conformance = "TC_N_25_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_25_CSMS; part 2 N01.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN25" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = { logType = "DiagnosticsLog", requestId = 72, log = { remoteLocation = "ftp://logs.example/in" } }
  csms:command(post, "GetLog", order, { status = "Accepted" })
  post:hears("GetLog", order)
  for _, status in ipairs { "Uploading", "Uploaded" } do
    post:tells("LogStatusNotification", { status = status, requestId = 72 }, "5 min")
  end
end)
