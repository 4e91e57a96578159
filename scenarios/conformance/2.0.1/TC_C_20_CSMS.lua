-- A card of the cache is not valid any more: the answer to TransactionEvent says so.
scenario "TC_C_20_CSMS" {
  conformance = "TC_C_20_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_C_20_CSMS; 2.0.1 part 2, C10, C12",
  needs  = { "token Unknown" },
  quiet = true,
}

local post = station "CP-C20" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "cached-2" }, evse = { id = 1, connectorId = 1 },
    idToken = card "04FFEEDDCCD077" }, { idTokenInfo = { status = one_of("Invalid", "Unknown") } })
end)
