-- A card of the cache begins a transaction without being asked for; the CSMS takes it.
scenario "TC_C_08_CSMS" {
  conformance = "TC_C_08_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_C_08_CSMS; 2.0.1 part 2, C12",
  quiet = true,
}

local post = station "CP-C08" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D47598" }

test(function()
  wait "1 min"
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "cached-1" }, evse = { id = 1, connectorId = 1 },
    idToken = card "04A1B2C3D47598" }, { idTokenInfo = { status = "Accepted" } })
end)
