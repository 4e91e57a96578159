-- Values of a whole transaction with its end: samples at their interval, and the last.
scenario "TC_J_10_CSMS" {
  conformance = "TC_J_10_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_J_10_CSMS; 2.0.1 part 2, J02",
  quiet = true,
}

local post = station "CP-J10" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D451D0" {}

test(function()
  post:calls_start("04A1B2C3D451D0", "2026-03-06T10:00:05Z")
  wait "3 min"
  post:calls("StatusNotification", { timestamp = "2026-03-06T10:03:05Z", connectorStatus = "Available", evseId = 1, connectorId = 1 }, {})
  local values = {}
  for i = 1, 3 do
    values[i] = { timestamp = ("2026-03-06T10:%02d:05Z"):format(i), sampledValue = { { value = 1000 + 100 * i,
      context = i < 3 and "Sample.Periodic" or "Transaction.End", measurand = "Energy.Active.Import.Register" } } }
  end
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:03:05Z", triggerReason = "EVCommunicationLost",
    seqNo = 1, transactionInfo = { transactionId = "tx-1", chargingState = "Idle", stoppedReason = "EVDisconnected" },
    meterValue = values }, {})
end)
