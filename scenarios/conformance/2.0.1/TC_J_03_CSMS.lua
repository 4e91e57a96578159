-- Values at the full quarter are sent with the end of a transaction.
scenario "TC_J_03_CSMS" {
  conformance = "TC_J_03_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_J_03_CSMS; 2.0.1 part 2, J01",
  quiet = true,
}

local post = station "CP-J03" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D45D02" {}

test(function()
  post:calls_start("04A1B2C3D45D02", "2026-03-06T10:00:05Z")
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:01:05Z", triggerReason = "StopAuthorized", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", stoppedReason = "Local" }, idToken = card "04A1B2C3D45D02",
    meterValue = { { timestamp = "2026-03-06T10:00:05Z", sampledValue = { { value = 1500, context = "Sample.Clock",
    measurand = "Energy.Active.Import.Register" } } },
    { timestamp = "2026-03-06T10:01:05Z", sampledValue = { { value = 2000, context = "Transaction.End",
    measurand = "Energy.Active.Import.Register" } } } } }, { idTokenInfo = { status = "Accepted" } })
end)
