-- A session is ended from afar.
scenario "TC_012_CS" {
  conformance = "TC_012_CS",
  source = "OCTT 1.6 TC_012_CS; OCPP 1.6 5.12",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-012" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D47D04" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "RemoteStopTransaction", { transactionId = id }, { status = "Accepted" })
  post:tells("StopTransaction", { transactionId = id, reason = "Remote" })
  post:sends("StatusNotification", { connectorId = 1, status = "Finishing" })
  wait "2 s"
  ann:drives_off()
  post:sends("StatusNotification", { connectorId = 1, status = "Available" })
end)
