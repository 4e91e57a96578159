-- The operator starts a transaction where the cable is in already.
scenario "TC_F_01_CSMS" {
  conformance = "TC_F_01_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_01_CSMS; 2.0.1 part 2, F01, F02",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-F01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorStatus = "Occupied" })
  csms:command(post, "RequestStartTransaction", { remoteStartId = 21, evseId = 1, idToken = { idToken = "04A1B2C3D4",
    type = "ISO14443" } }, { status = "Accepted" })
  post:hears("RequestStartTransaction", { remoteStartId = 21, evseId = 1, idToken = { idToken = "04A1B2C3D4", type = "ISO14443" } })
  post:sends("TransactionEvent", { transactionInfo = { remoteStartId = 21 }, triggerReason = "RemoteStart" })
  post:told("TransactionEvent")
end)
