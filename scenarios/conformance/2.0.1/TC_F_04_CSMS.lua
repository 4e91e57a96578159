-- The operator starts a transaction and nobody plugs in: the station takes the permission back and goes on waiting.
scenario "TC_F_04_CSMS" {
  conformance = "TC_F_04_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_04_CSMS; 2.0.1 part 2, E03.FR.05, F02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F04" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4F736" {}

test(function()
  post:tampers("RequestStartTransaction", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "RequestStartTransaction", { remoteStartId = 21, evseId = 1, idToken = card "04A1B2C3D4F736" },
    { status = "Accepted" })
  post:hears("RequestStartTransaction", { remoteStartId = 21, evseId = 1, idToken = card "04A1B2C3D4F736" })
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "RemoteStart", seqNo = 0,
    transactionInfo = { transactionId = "tx-1", remoteStartId = 21 }, evse = { id = 1, connectorId = 1 },
    idToken = card "04A1B2C3D4F736" }, { idTokenInfo = { status = "Accepted" } })
  wait "1 min"
  post:calls("TransactionEvent", { eventType = "Updated", timestamp = "2026-03-06T10:01:05Z", triggerReason = "EVConnectTimeout",
    seqNo = 1, transactionInfo = { transactionId = "tx-1" } }, {})
end)
