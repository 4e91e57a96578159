-- Remote start without AuthorizeRemoteStart: nobody is asked.
scenario "TC_F_03_CS" {
  conformance = "TC_F_03_CS",
  source = "OCPP 2.0.1 part 6 TC_F_03_CS; F02.FR.10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-03" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D41AE6" }

test(function()
  csms:sets(post, "AuthCtrlr", "AuthorizeRemoteStart", "false")
  csms:command(post, "RequestStartTransaction", { evseId = 1, remoteStartId = 77,
    idToken = card "04A1B2C3D41AE6" }, { status = "Accepted" })
  post:silent("Authorize", "10 s")
  post:has_not_sent "Authorize"
  ann:plugs_in(post)
  post:sends("TransactionEvent", { eventType = "Started", triggerReason = "RemoteStart", transactionInfo = { remoteStartId = 77 } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
