-- Remote start with the plug in: the next event says RemoteStart and names the request.
scenario "TC_F_01_CS" {
  conformance = "TC_F_01_CS",
  source = "OCPP 2.0.1 part 6 TC_F_01_CS; F01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4E07D" }

test(function()
  ann:plugs_in(post)
  csms:command(post, "RequestStartTransaction", { evseId = 1, remoteStartId = 77,
    idToken = card "04A1B2C3D4E07D" }, { status = "Accepted" })
  post:sends("TransactionEvent", { eventType = "Started", triggerReason = "RemoteStart", idToken = { idToken = "04A1B2C3D4E07D" },
    transactionInfo = { remoteStartId = 77 } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
