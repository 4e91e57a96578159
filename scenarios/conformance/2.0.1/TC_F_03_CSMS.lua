-- The operator starts a transaction before the cable is in, and the station asks nobody.
scenario "TC_F_03_CSMS" {
  conformance = "TC_F_03_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_03_CSMS; 2.0.1 part 2, F01.FR.02, F02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F03" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "Authorized" } }
local ann  = driver "Ann" { token = "04A1B2C3D40D94" }

test(function()
  csms:sets(post, "AuthCtrlr", "AuthorizeRemoteStart", "false")
  csms:command(post, "RequestStartTransaction", { remoteStartId = 21, evseId = 1, idToken = card "04A1B2C3D40D94" },
    { status = "Accepted", transactionId = absent })
  post:hears("RequestStartTransaction", { remoteStartId = 21, evseId = 1, idToken = card "04A1B2C3D40D94" })
  post:sends("TransactionEvent", { eventType = "Started", triggerReason = "RemoteStart", transactionInfo = { remoteStartId = 21 } })
  post:told("TransactionEvent", { idTokenInfo = { status = "Accepted" } })
  ann:plugs_in(post)
  post:tells("TransactionEvent", { eventType = "Updated", transactionInfo = { chargingState = "Charging" } })
end)
