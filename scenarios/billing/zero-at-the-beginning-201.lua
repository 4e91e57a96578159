-- A station could not read its register yet and says 0 at the beginning: the first reading that is possible counts, and the
-- reading of 0 is not taken for the last one.
scenario "zero at the beginning" {
  source = "lifetime registers on bills: the first reading of a transaction is 0, the next 909,948 Wh",
  ocpp   = { "2.0.1" },
  needs  = { "billing.invoices" },
  begins = "2026-03-06 10:00 UTC",
}

local post = station "NL-EXA-0138" { profile = "neutral-ac-22" }
tariff "Street" { energy = "0.45 EUR/kWh", tax = "21 %" }
account "Ann" { person = "Ann", period = "day" }
local ann = driver "Ann" { token = "0413800001A4B6", account = "Ann" }

local function tells(kind, seq, at, wh, context, more)
  local event = { eventType = kind, timestamp = at, triggerReason = "MeterValuePeriodic", seqNo = seq,
    transactionInfo = { transactionId = "by-hand" },
    meterValue = { { timestamp = at, sampledValue = { { value = wh, context = context } } } } }
  for field, value in pairs(more or {}) do event[field] = value end
  post:calls("TransactionEvent", event)
end

test(function()
  wait "70 min"
  tells("Started", 0, "2026-03-06T10:06:00Z", 0, "Transaction.Begin",
    { idToken = { idToken = "0413800001A4B6", type = "ISO14443" }, evse = { id = 1, connectorId = 1 } })
  tells("Updated", 1, "2026-03-06T10:30:00Z", 909948, "Sample.Periodic")
  tells("Ended", 2, "2026-03-06T11:00:00Z", 910031, "Transaction.End")
  local bill = ann:wait_bill { within = "3 days" }
  check(bill and bill.lines[1].quantity == "0.083", "83 Wh are billed", bill and bill.lines[1].quantity)
end)
