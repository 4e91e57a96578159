-- A transaction that begins with the card, before the cable.
scenario "TC_E_10_CSMS" {
  conformance = "TC_E_10_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_10_CSMS; 2.0.1 part 2, E01",
  quiet = true,
}

local post = station "CP-E10" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D40258" {}

test(function()
  post:calls("Authorize", { idToken = card "04A1B2C3D40258" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = "tx-1" },
    idToken = card "04A1B2C3D40258" }, { idTokenInfo = { status = "Accepted" } })
end)
