-- The CSMS asks for a second log while the first is uploaded: the second takes its place.
scenario "TC_N_36_CSMS" {
  conformance = "TC_N_36_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_36_CSMS; part 2 N01.FR.12, FR.20",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN36" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local function tells(status, id)
  post:tells("LogStatusNotification", { status = status, requestId = id }, "5 min")
end

test(function()
  local log = { remoteLocation = "ftp://logs.example/in" }
  csms:command(post, "GetLog", { logType = "DiagnosticsLog", requestId = 72, log = log }, { status = "Accepted" })
  tells("Uploading", 72)
  csms:command(post, "GetLog", { logType = "DiagnosticsLog", requestId = 73, log = log },
    { status = "AcceptedCanceled" })
  tells("AcceptedCanceled", 72)
  tells("Uploading", 73)
  tells("Uploaded", 73)
end)
