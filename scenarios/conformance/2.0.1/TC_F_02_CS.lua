-- Remote start with AuthorizeRemoteStart, before anybody plugs in: the card is asked about, then it charges.
scenario "TC_F_02_CS" {
  conformance = "TC_F_02_CS",
  source = "OCPP 2.0.1 part 6 TC_F_02_CS; F01.FR.01, F02.FR.01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4E930" }

test(function()
  csms:sets(post, "AuthCtrlr", "AuthorizeRemoteStart", "true")
  csms:command(post, "RequestStartTransaction", { evseId = 1, remoteStartId = 77,
    idToken = card "04A1B2C3D4E930" }, { status = "Accepted" })
  post:sends("Authorize", { idToken = card "04A1B2C3D4E930" })
  post:told("Authorize", { idTokenInfo = { status = "Accepted" } })
  ann:plugs_in(post)
  post:sends("TransactionEvent", { eventType = "Started", triggerReason = "RemoteStart", idToken = { idToken = "04A1B2C3D4E930" },
    transactionInfo = { remoteStartId = 77 } })
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { chargingState = "Charging" } })
end)
