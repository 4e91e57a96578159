-- The operator ends a transaction that the station does not know, and is told that it was rejected.
scenario "TC_028_CSMS" {
  conformance = "TC_028_CSMS",
  source = "OCTT 1.6 TC_028_CSMS; OCPP 1.6 5.12",
  needs  = { "csms.command" },
}

local post = station "CP-1028" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D45B38" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "RemoteStopTransaction", { transactionId = id + 1000 }, { status = "Rejected" })
  post:hears("RemoteStopTransaction", { transactionId = id + 1000 })
end)
