-- The operator starts where the cable has begun a transaction already: the station names it, and its next event names the request.
scenario "TC_F_01_CSMS" {
  conformance = "TC_F_01_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_01_CSMS; 2.0.1 part 2, F01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F01" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "EVConnected" } }
local ann  = driver "Ann" { token = "04A1B2C3D499ED" }

test(function()
  ann:plugs_in(post)
  local id = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "CablePluggedIn" }).transactionInfo.transactionId
  post:told("TransactionEvent")
  csms:command(post, "RequestStartTransaction", { remoteStartId = 21, evseId = 1, idToken = card "04A1B2C3D499ED" },
    { status = "Accepted", transactionId = id })
  post:hears("RequestStartTransaction", { remoteStartId = 21, evseId = 1, idToken = card "04A1B2C3D499ED" })
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "RemoteStart",
    transactionInfo = { transactionId = id, remoteStartId = 21 } })
  post:told("TransactionEvent", { idTokenInfo = { status = "Accepted" } })
  post:tells("TransactionEvent", { eventType = "Updated", transactionInfo = { transactionId = id, chargingState = "Charging" } })
end)
