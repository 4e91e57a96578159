-- With TxStartPoint Authorized a remote start begins the transaction.
scenario "TC_E_13_CS" {
  conformance = "TC_E_13_CS",
  source = "OCPP 2.0.1 part 6 TC_E_13_CS; E01.FR.03, F02.FR.21",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-E-13" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "Authorized" } }
local ann  = driver "Ann" { token = "04A1B2C3D47D57" }

test(function()
  csms:command(post, "RequestStartTransaction", { evseId = 1, remoteStartId = 77,
    idToken = card "04A1B2C3D47D57" }, { status = "Accepted" })
  local id = post:sends("TransactionEvent", { eventType = "Started", triggerReason = "RemoteStart",
    idToken = { idToken = "04A1B2C3D47D57" }, transactionInfo = { remoteStartId = 77 } }).transactionInfo.transactionId
  ann:plugs_in(post)
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "CablePluggedIn",
    transactionInfo = { transactionId = id, chargingState = "EVConnected", remoteStartId = absent } })
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { chargingState = "Charging" } })
end)
