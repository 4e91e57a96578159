-- The operator unlocks a socket in mid-session; the CSMS takes the end of the session.
scenario "TC_018_1_CSMS" {
  conformance = "TC_018_1_CSMS",
  source = "OCTT 1.6 TC_018_1_CSMS; OCPP 1.6 5.18",
  needs  = { "csms.command" },
}

local post = station "CP-1018-1" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D42F1C" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "UnlockConnector", { connectorId = 1 }, { status = "Unlocked" })
  post:hears("UnlockConnector", { connectorId = 1 })
  post:tells("StopTransaction", { transactionId = id, reason = "UnlockCommand" })
end)
