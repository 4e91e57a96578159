-- Unlock a fixed cable in mid-session: not supported, and the session goes on.
scenario "TC_018_2_CS" {
  conformance = "TC_018_2_CS",
  source = "OCTT 1.6 TC_018_2_CS; OCPP 1.6 5.18",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-018-2" { profile = "neutral-dc-dual" }
local ann  = driver "Ann" { token = "04A1B2C3D49007" }

test(function()
  ann:charges(post)
  csms:command(post, "UnlockConnector", { connectorId = 1 }, { status = "NotSupported" })
  post:silent("StopTransaction", "2 min")
end)
