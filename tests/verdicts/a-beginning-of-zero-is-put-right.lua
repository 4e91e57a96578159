-- pass
-- The station could not read its register yet and says 0 at the beginning; the first reading that is possible counts.
scenario "a beginning of zero" { source = "lifetime registers on bills", begins = "2026-03-06 10:00 UTC", ocpp = { "2.0.1" } }
tariff "T" { energy = "0.45 EUR/kWh", tax = "21 %" }
local post = station "NL-EXA-0138" { profile = "neutral-ac-22" }
account "Ann" { person = "Ann", period = "day" }
local ann = driver "Ann" { token = "0413800001", account = "Ann" }
local function event(kind, seq, at, wh, context, more)
  local p = { eventType = kind, timestamp = at, triggerReason = "MeterValuePeriodic", seqNo = seq,
    transactionInfo = { transactionId = "by-hand" },
    meterValue = { { timestamp = at, sampledValue = { { value = wh, context = context } } } } }
  for k, v in pairs(more or {}) do p[k] = v end
  post:calls("TransactionEvent", p)
end
test(function()
  wait "70 min"
  event("Started", 0, "2026-03-06T10:06:00Z", 0, "Transaction.Begin",
    { idToken = { idToken = "0413800001", type = "ISO14443" }, evse = { id = 1, connectorId = 1 } })
  event("Updated", 1, "2026-03-06T10:30:00Z", 909948, "Sample.Periodic")
  event("Ended", 2, "2026-03-06T11:00:00Z", 910031, "Transaction.End")
  local bill = ann:wait_bill { within = "3 days" }
  check(bill and bill.lines[1].quantity == "0.083", "83 Wh are billed")
end)
