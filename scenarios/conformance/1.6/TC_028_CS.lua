-- A stop from afar of a transaction that does not exist is rejected, and the one that runs goes on.
scenario "TC_028_CS" {
  conformance = "TC_028_CS",
  source = "OCTT 1.6 TC_028_CS; OCPP 1.6 5.12",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-028" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D45FDF" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "RemoteStopTransaction", { transactionId = id + 1000 }, { status = "Rejected" })
  post:silent("StopTransaction", "1 min")
end)
