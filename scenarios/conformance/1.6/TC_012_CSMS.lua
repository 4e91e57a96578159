-- The operator ends a session.
scenario "TC_012_CSMS" {
  conformance = "TC_012_CSMS",
  source = "OCTT 1.6 TC_012_CSMS; OCPP 1.6 5.12",
  needs  = { "csms.command" },
}

local post = station "CP-1012" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4D275" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "RemoteStopTransaction", { transactionId = id }, { status = "Accepted" })
  post:hears("RemoteStopTransaction", { transactionId = id })
  post:tells("StopTransaction", { transactionId = id, reason = "Remote" })
end)
