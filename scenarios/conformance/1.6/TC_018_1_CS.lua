-- Unlock a socket in mid-session: the transaction ends, then the lock opens.
scenario "TC_018_1_CS" {
  conformance = "TC_018_1_CS",
  source = "OCTT 1.6 TC_018_1_CS; OCPP 1.6 5.18",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-018-1" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4B6C9" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "UnlockConnector", { connectorId = 1 }, { status = "Unlocked" })
  post:tells("StopTransaction", { transactionId = id, reason = "UnlockCommand" })
  post:sends("StatusNotification", { connectorId = 1, status = "Finishing" })
  wait "2 s"
  ann:drives_off()
  post:sends("StatusNotification", { connectorId = 1, status = "Available" })
end)
