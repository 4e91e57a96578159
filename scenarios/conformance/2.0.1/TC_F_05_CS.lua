-- UnlockConnector during an authorized transaction: refused, and the transaction goes on.
scenario "TC_F_05_CS" {
  conformance = "TC_F_05_CS",
  source = "OCPP 2.0.1 part 6 TC_F_05_CS; F05.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-05" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D48AFA" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "UnlockConnector", { evseId = 1, connectorId = 1 }, { status = "OngoingAuthorizedTransaction" })
  check(ann:pull_plug() == "locked", "the cable stays")
  csms:command(post, "GetTransactionStatus", { transactionId = id }, { ongoingIndicator = true })
end)
